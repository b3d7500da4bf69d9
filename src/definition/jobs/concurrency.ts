import { Concurrency as ConcurrencyModel } from '../../model/concurrency';
import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';

/** What happens when a job would start while it still runs for an earlier event. */
export class Concurrency {
  /**
   * One at a time, in the order of the events: a later one waits, and none is dropped. On Azure Pipelines the job needs an `environment`, and
   * its environment an exclusive lock, which `PIPELINES.md` describes.
   *
   * @param group jobs of one group wait for each other: 1 to 50 small letters, digits, `-` and `_`
   * @throws an error when the group's name is not allowed
   */
  public static queue(group: string): Concurrency {
    if (typeof group !== 'string') throw wrongType('Concurrency.queue', group, 'the name of a group');
    // the shortest limit of the four, and GitHub Actions does not tell names apart by case
    if (!/^[a-z0-9_-]{1,50}$/.test(group)) {
      throw invalid('Concurrency.queue', group, 'may hold only 1 to 50 small letters, digits, "-" and "_"', 'give one such as "production"');
    }
    return new Concurrency({ kind: 'queue', group });
  }

  /**
   * A newer event for the same branch or pull request cancels what still runs for an older one. Where a service cannot do this the
   * synthesis fails; a `DbtCloudPullRequestJob` does it by itself.
   */
  public static cancelOlder(): Concurrency {
    return new Concurrency({ kind: 'cancelOlder', also: 'nobody' });
  }

  private constructor(private readonly model: ConcurrencyModel) {}

  /** @internal */
  public _toModel(): ConcurrencyModel {
    return this.model;
  }
}

refuseUnknownNames('Concurrency', Concurrency);
