import * as fc from 'fast-check';
import {
  DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, Duration, JobRuntime, PipelineJob, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger,
} from '../../src';

/** Branches that a definition may name; `OTHER_BRANCH` is one that it never names. */
const BRANCHES = ['main', 'dev', 'release/1', 'release/1.0', 'on', 'fix/#1', 'MAIN'];
export const OTHER_BRANCH = 'feature/a/b';
export const PUSHED_BRANCHES = [...BRANCHES, OTHER_BRANCH];

export const STORED_SECRETS: Readonly<Record<string, string>> = { S_A: 'value of $S_B', S_B: 'value of B', S_C: "it's C" };

/** A job as a person would describe it, and what it has to be on every provider. */
export interface JobSpec {
  readonly kind: 'shell' | 'lint' | 'merge';
  readonly name: string;
  readonly triggers: readonly PushSpec[];
  /** Of all jobs before this one, those at places where the list is true; the ones that do not run for the same pushes are left out. */
  readonly needs: readonly boolean[];
  readonly timeoutMinutes: number;
  readonly python: boolean;
  readonly commands: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly text: string;
}

interface PushSpec {
  readonly kind: 'only' | 'except' | 'every';
  readonly branches: readonly string[];
}

const COMMANDS = [
  'true', 'echo "a: b" # no comment', "printf '%s\\n' \"$V_1\" | cat", 'for i in 1 2; do\n  echo "$i"\ndone', '- x', '* && true', 'echo $( date )', "echo 'it'\\''s'", 'cat <<E\nx: $y\nE',
];

/** Letters that one of the readers on the way could take for something else. */
const CHARACTER = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'$%#:\'"\\`&*!|>{}[]()?,;~=<@-_ ./') },
  { weight: 2, arbitrary: fc.constantFrom(...'aHOME019', 'é', '🚀', 'א', '$HOME', '%HOME%', '$$', '%%', ': ', ' #', '- ', '${V_1}', 'yes', '0x1', '1:2') },
);
const TEXT = fc.array(CHARACTER, { maxLength: 12 }).map((parts) => parts.join('')).filter((text) => !/\$\{\{|\$\(|^\$\[/.test(text));
const PUSH: fc.Arbitrary<PushSpec> = fc.record({ kind: fc.constantFrom('only', 'except', 'every'), branches: fc.uniqueArray(fc.constantFrom(...BRANCHES), { minLength: 1 }) });

const JOB: fc.Arbitrary<JobSpec> = fc.record({
  kind: fc.constantFrom('shell', 'shell', 'lint', 'merge'),
  name: TEXT.filter((name) => !name.trimStart().startsWith('.')),
  triggers: fc.array(PUSH, { minLength: 1, maxLength: 2 }),
  needs: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  timeoutMinutes: fc.integer({ min: 1, max: 360 }),
  python: fc.boolean(),
  commands: fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 3 }),
  environment: fc.dictionary(fc.constantFrom('V_1', 'V_2', 'VALUE'), TEXT),
  secrets: fc.dictionary(fc.constantFrom('S_A', 'S_B', 'TOKEN', 'DBT_API_KEY'), fc.constantFrom(...Object.keys(STORED_SECRETS))),
  text: TEXT.filter((text) => text.trim() !== ''),
});

/** One to four jobs, with names that differ. */
export const JOBS: fc.Arbitrary<readonly JobSpec[]> = fc.array(JOB, { minLength: 1, maxLength: 4 }).map((jobs) => jobs.map((job, index) => ({
  ...job,
  name: `${job.name}${index}`.trim(),
  triggers: job.kind === 'merge' ? [{ kind: 'only', branches: job.triggers[0].branches.slice(0, 1) }] : job.triggers,
})));

export function runsFor({ triggers }: JobSpec, branch: string): boolean {
  return triggers.some(({ kind, branches }) => kind === 'every' || branches.includes(branch) === (kind === 'only'));
}

/** The jobs that one needs directly: a job can only need one that runs whenever it does. */
export function neededBy(jobs: readonly JobSpec[], index: number): JobSpec[] {
  const covers = (needed: JobSpec): boolean => PUSHED_BRANCHES.every((branch) => !runsFor(jobs[index], branch) || runsFor(needed, branch));
  return jobs.slice(0, index).filter((job, place) => jobs[index].needs[place] && covers(job));
}

/** The definition, written with the public constructs. */
export function define(jobs: readonly JobSpec[], pipelines: DbtPipelines): void {
  const made = new Map<JobSpec, PipelineJob>();
  jobs.forEach((job, index) => {
    const needs = neededBy(jobs, index).flatMap((needed) => made.get(needed) ?? []);
    made.set(job, construct(job, `job-${index}`, needs, pipelines));
  });
}

function construct(job: JobSpec, id: string, needs: PipelineJob[], pipelines: DbtPipelines): PipelineJob {
  const common = { name: job.name, needs, timeout: Duration.minutes(job.timeoutMinutes) };
  const triggers = job.triggers.map(triggerOf);
  switch (job.kind) {
    case 'shell': return new ShellJob(pipelines, id, {
      ...common,
      triggers,
      commands: [...job.commands],
      environment: job.environment,
      secrets: Object.fromEntries(Object.entries(job.secrets).map(([variable, secret]) => [variable, SecretRef.named(secret)])),
      runtime: job.python ? JobRuntime.python('3.10') : JobRuntime.node('22'),
    });
    case 'lint': return new SqlFluffLint(pipelines, id, { ...common, triggers, dialect: SqlFluffDialect.ANSI, pythonVersion: '3.11' });
    case 'merge': return new DbtCloudMergeJob(pipelines, id, {
      ...common,
      branch: job.triggers[0].branches[0],
      cause: job.text,
      schemaOverride: job.text,
      job: DbtCloudJobRef.fromIds({ accountId: '007', projectId: '08', jobId: '9'.repeat(20) }),
      apiKey: SecretRef.named('S_A'),
    });
  }
}

function triggerOf({ kind, branches }: PushSpec): Trigger {
  if (kind === 'every') return Trigger.push();
  return Trigger.push(kind === 'only' ? { branches: [...branches] } : { branchesIgnore: [...branches] });
}
