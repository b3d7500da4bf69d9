import type { Clock } from '../drive';
import { Status, type Run } from '../run';
import type { FetchArtifact } from './artifact';
import type { NodeResult } from './node-result';
import { mayHaveResults, stepResults } from './step-results';

/** The results of the steps of a run, by the number of the step, and what could not be had. */
export interface GatheredResults {
  readonly byStep: ReadonlyMap<number, readonly NodeResult[]>;
  readonly problems: readonly string[];
}

/** What is needed to fetch and to read. */
export interface Gathering {
  readonly fetch: FetchArtifact;
  readonly clean: (text: string) => string;
  readonly clock: Clock;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** Artifacts are uploaded after the run has ended: what is not there yet may be soon. */
const UPLOAD_TIME = 2_000;

/**
 * Gathers results of a run that has ended.
 *
 * @param which those of failed steps only, or of all
 */
export async function gatherResults(run: Run, which: 'failed' | 'all', { fetch, clean, clock, signal }: Gathering): Promise<GatheredResults> {
  const byStep = new Map<number, readonly NodeResult[]>();
  const problems: string[] = [];
  for (const step of run.steps.filter(mayHaveResults)) {
    if (which === 'failed' && step.status !== Status.ERROR) continue;
    let gathered = await stepResults(step, fetch, clean);
    if (gathered.results.length === 0 && step.status === Status.ERROR && !signal.aborted) {
      await clock.wait(UPLOAD_TIME, signal);
      gathered = await stepResults(step, fetch, clean);
    }
    if (gathered.problem !== undefined) problems.push(gathered.problem);
    byStep.set(step.number, gathered.results);
  }
  return { byStep, problems };
}
