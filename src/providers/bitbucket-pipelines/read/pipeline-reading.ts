import { isDeepStrictEqual } from 'node:util';
import { Reason } from '../../plan';
import { asList, asMapping, asText, Mapping } from '../../shared/read/reader';
import { PLACEHOLDER_STEP } from '../options';

/** A step as it stands in the file. */
export interface ReadStep {
  readonly id: string;
  readonly step: Mapping;
  readonly at: Reason['at'];
  /** The stage that it is part of, whose condition is the step's. */
  readonly stage?: { readonly data: Mapping; readonly at: Reason['at'] };
}

/** A pipeline, in rows of steps that run side by side. */
export interface ReadPipeline {
  readonly rows: readonly (readonly ReadStep[])[];
  /** Defaults of the variables that a person may fill in. */
  readonly variables: Readonly<Record<string, string>>;
  /** What is not understood. */
  readonly unknown: readonly string[];
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/ */
export function readPipeline(data: unknown, at: Reason['at']): ReadPipeline {
  const rows: ReadStep[][] = [];
  const unknown: string[] = [];
  let variables: Record<string, string> = {};
  asList(data).forEach((entry, index) => {
    const item = asMapping(entry);
    const place = Array.isArray(data) ? [...at, index] : at;
    for (const [key, value] of Object.entries(item)) {
      if (key === 'variables') variables = { ...variables, ...defaultsOf(value) };
      else if (key === 'step') rows.push([readStep(value, [...place, key], rows.length, 0)]);
      else if (key === 'parallel') rows.push(stepsIn(value, [...place, key]).map(({ step, at: own }, column) => readStep(step, own, rows.length, column)));
      else if (key === 'stage') rows.push(...readStage(asMapping(value), [...place, key], rows.length));
      else unknown.push(`\`${key}\` is not evaluated`);
    }
  });
  return { rows, variables, unknown };
}

/** The steps of a stage run one after the other. @see https://support.atlassian.com/bitbucket-cloud/docs/stage-options/ */
function readStage(data: Mapping, at: Reason['at'], row: number): ReadStep[][] {
  return stepsIn(data, at).map(({ step, at: own }, index) => [{ ...readStep(step, own, row + index, 0), stage: { data, at } }]);
}

/** A list of steps, or a mapping with such a list. */
function stepsIn(data: unknown, at: Reason['at']): { step: unknown; at: Reason['at'] }[] {
  const list = Array.isArray(data) ? { items: data, at } : { items: asList(asMapping(data).steps), at: [...at, 'steps'] };
  return list.items.map((item, index) => ({ step: asMapping(item).step, at: [...list.at, index, 'step'] }));
}

function readStep(data: unknown, at: Reason['at'], row: number, column: number): ReadStep {
  const step = asMapping(data);
  return { id: asText(step.name) ?? `step ${row + 1}.${column + 1}`, step, at };
}

/** The whole step, as this library writes it where no job runs: a job may have the same name. */
export function isPlaceholder({ step }: ReadStep): boolean {
  return isDeepStrictEqual(step, PLACEHOLDER_STEP);
}

function defaultsOf(variables: unknown): Record<string, string> {
  return Object.fromEntries(asList(variables).map(asMapping).flatMap(({ name, default: value }) => {
    const variable = asText(name);
    return variable === undefined || value === undefined ? [] : [[variable, asText(value) ?? '']];
  }));
}
