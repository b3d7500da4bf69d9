import { Construct } from 'constructs';
import { DbtCloudGitConnection } from './dbt-cloud-git-connection';
import { DbtCloudJob, DbtCloudJobOptions } from './dbt-cloud-job';
import { checkKnown, checkProps, PropertyNames } from '../../model/property';
import { Concurrency } from '../jobs/concurrency';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

/** Which dbt Cloud CI job runs for which pull requests. */
export interface DbtCloudPullRequestJobProps extends DbtCloudJobOptions {
  /**
   * Pull requests into these branches start the job: whole names or patterns, `**` for any branch.
   * @default - the default branch of the pipelines
   */
  readonly targetBranches?: string[];
  /**
   * Only when a file that the pull request changes matches, such as `models/**`.
   * @default - whatever changed
   */
  readonly paths?: string[];
  /**
   * A change of only these files starts nothing.
   * @default - every file counts
   */
  readonly pathsIgnore?: string[];
  /**
   * Whether drafts start it too.
   * @default true
   */
  readonly drafts?: boolean;
  /**
   * How the dbt Cloud project is connected to the repository: it decides in which field dbt Cloud gets the number of the pull request.
   * @default - by dbt Cloud's integration with the service that hosts the code; where it has none, `DbtCloudGitConnection.GIT_URL`
   * @see https://docs.getdbt.com/docs/cloud/git/git-configuration-in-dbt-cloud
   */
  readonly gitConnection?: DbtCloudGitConnection;
}

const PROPERTIES: PropertyNames<DbtCloudPullRequestJobProps> = {
  ...DbtCloudJob._OPTIONS, targetBranches: true, paths: true, pathsIgnore: true, drafts: true, gitConnection: true,
};

/**
 * Runs a dbt Cloud CI job for each pull or merge request, on the newest commit of its branch and in a schema of its own, and fails when
 * the run fails: a `DbtCloudJob` with pull requests as its trigger. A newer commit cancels the run of an older one, in the pipeline and in
 * dbt Cloud, unless `monitor: { supersede: false }` is set. For a pull request from a fork, which gets no secrets, the job succeeds and
 * says that it started nothing. Time-out: 120 minutes unless set; shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/docs/deploy/ci-jobs
 */
export class DbtCloudPullRequestJob extends DbtCloudJob {
  private readonly targets: readonly string[];

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudPullRequestJobProps) {
    // a subclass may hand on properties of its own
    const checked = new.target === DbtCloudPullRequestJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props);
    const { targetBranches = [DbtPipelines.of(scope).defaultBranch], paths, pathsIgnore, drafts, monitor, concurrency, ...options } = checked;
    const supersede = monitor?.supersede ?? true;
    super(scope, id, {
      ...options,
      triggers: [Trigger.pullRequest({ targetBranches, paths, pathsIgnore, drafts })],
      monitor: { ...monitor, supersede },
      concurrency: concurrency ?? (supersede ? Concurrency.cancelOlder() : undefined),
    });
    this.targets = [...targetBranches];
  }

  /** @internal */
  protected _comment(): string {
    return `Runs a dbt Cloud CI job for each pull request into ${this.targets.join(', ')}, and watches it to its end.`;
  }
}
