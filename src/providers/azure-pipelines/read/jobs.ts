import { Answer } from './answer';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asText, asTexts, Mapping, unknownKeys } from '../../shared/read/reader';

/** A job of a file, with what its stage adds. */
export interface ReadJob {
  readonly id: string;
  readonly data: Mapping;
  readonly at: Answer['at'];
  readonly needs: readonly string[];
  /** Whether all that it needs must have run and succeeded, or only have ended, which what was skipped has too. */
  readonly startsAfter: 'success' | 'end';
  /** Of the stage, then of the job. */
  readonly conditions: readonly { readonly text: string; readonly at: Answer['at'] }[];
  /** Of the stage, then of the job. */
  readonly variables: readonly unknown[];
}

const STAGE_KEYS = ['stage', 'displayName', 'dependsOn', 'condition', 'variables', 'jobs', 'pool', 'lockBehavior', 'isSkippable'];

/** The jobs of a pipeline, or the one that its steps make without being called a job. */
export function readJobs({ stages, jobs, steps }: Mapping, notes: Notes): ReadJob[] {
  if (stages !== undefined) return jobsOfStages(asList(stages).map(asMapping), notes);
  if (jobs === undefined && steps !== undefined) return [readJob({ job: 'Job', steps }, [], 'Job')];
  return jobsIn(jobs, ['jobs']);
}

function jobsIn(jobs: unknown, at: Answer['at']): ReadJob[] {
  return asList(jobs).map(asMapping).map((data, index) => readJob(data, [...at, index], asText(data.job) ?? asText(data.deployment) ?? ''));
}

function readJob(data: Mapping, at: Answer['at'], id: string): ReadJob {
  const needs = asTexts(data.dependsOn);
  return { id, data, at, needs, startsAfter: startsAfter(data), conditions: conditionsOf(data, at), variables: [data.variables] };
}

/** A condition takes the place of the implicit `succeeded()`. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/conditions */
function startsAfter({ condition }: Mapping): ReadJob['startsAfter'] {
  return /\bsucceeded\s*\(/i.test(asText(condition) ?? 'succeeded()') ? 'success' : 'end';
}

function conditionsOf({ condition }: Mapping, at: Answer['at']): ReadJob['conditions'] {
  const text = asText(condition);
  return text === undefined ? [] : [{ text, at: [...at, 'condition'] }];
}

/**
 * Each stage comes after the one before it unless it says otherwise; its first jobs after all jobs of the stages it needs.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/stages
 */
function jobsOfStages(stages: readonly Mapping[], notes: Notes): ReadJob[] {
  const read = new Map<string, ReadJob[]>();
  let before: string[] = [];
  stages.forEach((stage, index) => {
    const name = asText(stage.stage) ?? `stages[${index}]`;
    notes.of(name).unknownKeys('', unknownKeys(stage, STAGE_KEYS));
    const needed = (stage.dependsOn === undefined ? before : asTexts(stage.dependsOn)).flatMap((other) => read.get(other) ?? []);
    const at = ['stages', index];
    read.set(name, jobsIn(stage.jobs, [...at, 'jobs']).map((job) => inStage(job, name, stage, at, needed)));
    before = [name];
  });
  return [...read.values()].flat();
}

/** Jobs of two stages may have the same name, so that of the stage is put before it. */
function inStage(job: ReadJob, name: string, stage: Mapping, at: Answer['at'], needed: readonly ReadJob[]): ReadJob {
  return {
    ...job,
    id: job.id === '' ? '' : `${name}.${job.id}`,
    needs: job.needs.length > 0 ? job.needs.map((id) => `${name}.${id}`) : needed.map(({ id }) => id),
    startsAfter: job.needs.length > 0 ? job.startsAfter : startsAfter(stage),
    conditions: [...conditionsOf(stage, at), ...job.conditions],
    variables: [stage.variables, ...job.variables],
  };
}
