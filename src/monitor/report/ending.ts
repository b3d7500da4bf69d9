import type { Configuration } from '../configuration';
import type { Outcome } from '../outcome';
import { Status, statusName, type Run, type Step } from '../run';
import type { KnownRun, State } from '../state';
import type { Facts } from './facts';
import type { NodeResult } from './node-result';

/** What is known when the program ends. */
export interface Ending {
  readonly outcome: Outcome;
  readonly run?: KnownRun;
  /** The last that was seen of the run. */
  readonly seen?: Run;
}

/** Keeps what the last states knew of the run. */
export class Witness {
  private run: KnownRun | undefined;
  private seen: Run | undefined;

  public observe(state: State): void {
    if ('run' in state) this.run = state.run ?? this.run;
    if (state.phase === 'watch') this.seen = state.seen;
    if (state.phase === 'log') this.seen = state.failed;
  }

  public ending(outcome: Outcome): Ending {
    return { outcome, run: this.run, seen: this.seen };
  }
}

/** Whether the run has ended by itself, so that its files are there or soon will be. */
export function hasEnded(run: Run | undefined): boolean {
  return run?.status === Status.SUCCESS || run?.status === Status.ERROR;
}

/**
 * The facts that reports tell.
 *
 * @param now in milliseconds since 1970
 * @param resultsOf the results of a step, where they are known
 */
export function factsOf(
  { outcome, run, seen }: Ending, config: Configuration | undefined, now: number, clean: (text: string) => string,
  resultsOf: (step: Step) => readonly NodeResult[],
): Facts {
  const { accountId = '', projectId = '', jobId = '' } = config ?? {};
  return {
    code: outcome.code,
    sentence: clean(outcome.sentence),
    accountId,
    projectId,
    jobId,
    seconds: run === undefined ? 0 : Math.round((now - run.since) / 1000),
    run: run === undefined ? undefined : { id: run.id, link: clean(run.link), status: seen === undefined ? 'Unknown' : statusName(seen.status) },
    steps: (seen?.steps ?? []).map(step => ({
      number: step.number,
      name: clean(step.name),
      status: statusName(step.status),
      failed: step.status === Status.ERROR,
      seconds: step.seconds,
      results: resultsOf(step),
    })),
  };
}
