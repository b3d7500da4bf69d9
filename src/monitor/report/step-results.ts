import { readJson } from '../json';
import { Status, type Step } from '../run';
import { lookInto, type FetchArtifact } from './artifact';
import { withPlaces } from './node-place';
import { readNodeResults, type NodeResult } from './node-result';

// Commands of dbt that build and test nothing, or leave no results of their own.
const WITHOUT_RESULTS = /\bdbtf? (deps|clean|debug|docs|parse|ls|list|compile|init)\b/;

/** Whether a step may have results of models, tests or sources. */
export function mayHaveResults(step: Step): boolean {
  const hasRun = step.status === Status.SUCCESS || step.status === Status.ERROR;
  return hasRun && /\bdbtf?\b/.test(step.name) && !WITHOUT_RESULTS.test(step.name);
}

/** The results of a step, and why there are none if that is no normal thing. */
export interface StepResults {
  readonly results: readonly NodeResult[];
  readonly problem?: string;
}

/** The results of a step: of its models and tests, else of its sources, else none. */
export async function stepResults(step: Step, fetch: FetchArtifact, clean: (text: string) => string): Promise<StepResults> {
  let problem: string | undefined;
  for (const name of ['run_results.json', 'sources.json']) {
    const artifact = await fetch(name, step.number, lookInto);
    if (artifact.kind === 'failed') problem = `${name} of step ${step.number} could not be read: ${artifact.reason}`;
    const results = artifact.kind === 'found' ? readNodeResults(readJson(artifact.text), clean) : [];
    if (results.length > 0) return { results: withPlaces(results, clean(step.log)) };
  }
  return { results: [], problem };
}
