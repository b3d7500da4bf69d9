import { readThinned, type FetchArtifact } from './artifacts';
import { errorsWithoutNode, withLog } from './log-errors';
import { readNodeResults, type NodeResult } from './node-result';
import type { Clock } from '../http/clock';
import { Status, type Run, type Step } from '../http/run';
import { readJson } from '../text/json';

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
const UPLOAD_TIME_MS = 2_000;

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
      await clock.wait(UPLOAD_TIME_MS, signal);
      gathered = await stepResults(step, fetch, clean);
    }
    if (gathered.problem !== undefined) problems.push(gathered.problem);
    const isLost = gathered.results.length === 0 && step.status === Status.ERROR;
    byStep.set(step.number, isLost ? errorsWithoutNode(clean(step.log)) : gathered.results);
  }
  return { byStep, problems };
}

// Commands of dbt that build and test nothing, or leave no results of their own.
const WITHOUT_RESULTS = /\bdbtf? (deps|clean|debug|docs|parse|ls|list|compile|init)\b/;

/** Whether a step may have results of models, tests or sources. */
export function mayHaveResults(step: Step): boolean {
  const hasRun = step.status === Status.SUCCESS || step.status === Status.ERROR;
  return hasRun && /\bdbtf?\b/.test(step.name) && !WITHOUT_RESULTS.test(step.name);
}

/** The results of a step, and why there are none if that is no normal thing. */
interface StepResults {
  readonly results: readonly NodeResult[];
  readonly problem?: string;
}

/** The results of a step: of its models and tests, else of its sources, else none. */
async function stepResults(step: Step, fetch: FetchArtifact, clean: (text: string) => string): Promise<StepResults> {
  let problem: string | undefined;
  for (const name of ['run_results.json', 'sources.json']) {
    const artifact = await fetch(name, step.number, readThinned);
    if (artifact.kind === 'failed') problem = `${name} of step ${step.number} could not be read: ${artifact.reason}`;
    const results = artifact.kind === 'found' ? readNodeResults(readJson(artifact.text), clean) : [];
    if (results.length > 0) return { results: withLog(results, clean(step.log)) };
  }
  return { results: [], problem };
}
