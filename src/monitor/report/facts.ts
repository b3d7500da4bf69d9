import type { NodeResult } from './node-result';

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

export interface RunFacts {
  readonly id: string;
  readonly link: string;
  /** dbt Cloud's word for the last status that was seen. */
  readonly status: string;
}

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
