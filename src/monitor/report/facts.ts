import type { NodeResult } from './node-result';
import type { Outcome } from '../decide/outcome';
import type { State } from '../decide/state';
import { Status, statusName, type KnownRun, type Run, type Step } from '../http/run';
import type { Configuration } from '../settings/configuration';

/** What reports tell. Every text in it is free of secrets and control characters, so that writing it down is only a matter of escaping. */
export interface Facts {
  readonly code: number;
  /** The last line of the log. */
  readonly sentence: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly jobId: string;
  /** From the moment the run was known to the end, in seconds. */
  readonly seconds: number;
  readonly run?: RunFacts;
  readonly steps: readonly StepFacts[];
}

/** The run, as reports name it. */
export interface RunFacts {
  readonly id: string;
  readonly link: string;
  /** dbt Cloud's word for the last status that was seen. */
  readonly status: string;
}

/** One step of the run. */
export interface StepFacts {
  readonly number: number;
  readonly name: string;
  readonly status: string;
  readonly failed: boolean;
  readonly seconds?: number;
  /** Empty where the step works on no nodes, and where nothing is known of them. */
  readonly results: readonly NodeResult[];
}

/** Every result of every step. */
export function allResults(facts: Facts): readonly NodeResult[] {
  return facts.steps.flatMap(step => step.results);
}

/** What is known when the program ends. */
export interface Summary {
  readonly outcome: Outcome;
  readonly run?: KnownRun;
  /** The last that was seen of the run. */
  readonly seen?: Run;
}

/** Keeps what the last states knew of the run. */
export class RunObserver {
  private run: KnownRun | undefined;
  private seen: Run | undefined;

  public observe(state: State): void {
    if ('run' in state) this.run = state.run ?? this.run;
    if (state.phase === 'watch') this.seen = state.seen;
    if (state.phase === 'log') this.seen = state.failed;
  }

  public summary(outcome: Outcome): Summary {
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
  { outcome, run, seen }: Summary, config: Configuration | undefined, now: number, clean: (text: string) => string,
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
