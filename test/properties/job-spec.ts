import * as fc from 'fast-check';
import { INPUTS, PullRequestSpec, TRIGGERS, triggerOf, TriggerSpec } from './trigger-spec';
import {
  Concurrency, DbtCloudJobRef, DbtCloudMergeJob, DbtCloudPullRequestJob, DbtPipelines, Duration, JobRuntime, RunValue, SecretRef,
  ShellJob, SqlFluffDialect, SqlFluffLint,
} from '../../src';
import { PipelineJob } from '../../src/definition/jobs/pipeline-job';

export const STORED_SECRETS: Readonly<Record<string, string>> = { S_A: 'value of $S_B', S_B: 'value of B', S_C: "it's C" };

/** A job as a person would describe it. */
export interface JobSpec {
  readonly kind: 'shell' | 'lint' | 'merge' | 'pullRequest';
  readonly name: string;
  readonly triggers: readonly TriggerSpec[];
  /** Of all jobs before this one, those at places where the list is true and that this one may need. */
  readonly needs: readonly boolean[];
  readonly timeoutMinutes: number;
  readonly python: boolean;
  readonly commands: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly runValues: Readonly<Record<string, RunValue>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly queued: boolean;
  readonly depth: number | undefined;
  readonly text: string;
}

/** The dbt Cloud job and its key. */
const RUN = { job: DbtCloudJobRef.fromIds({ accountId: '007', projectId: '08', jobId: '9'.repeat(20) }), apiKey: SecretRef.named('S_A') };

const COMMANDS = [
  'true', 'echo "a: b" # no comment', "printf '%s\\n' \"$V_1\" | cat", 'for i in 1 2; do\n  echo "$i"\ndone', '- x', '* && true', 'echo $( date )', "echo 'it'\\''s'", 'cat <<E\nx: $y\nE',
];

/** Letters that one of the readers on the way could take for something else. */
const CHARACTER = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'$%#:\'"\\`&*!|>{}[]()?,;~=<@-_ ./') },
  { weight: 2, arbitrary: fc.constantFrom(...'aHOME019', 'é', '🚀', 'א', '$HOME', '%HOME%', '$$', '%%', ': ', ' #', '- ', '${V_1}', 'yes', '0x1', '1:2') },
);
const TEXT = fc.array(CHARACTER, { maxLength: 12 }).map((parts) => parts.join('')).filter((text) => !/\$\{\{|\$\(|^\$\[/.test(text));

const JOB: fc.Arbitrary<JobSpec> = fc.record({
  kind: fc.constantFrom('shell', 'shell', 'shell', 'lint', 'merge', 'pullRequest'),
  name: TEXT.filter((name) => !/^\s*(?:\.|\$\[)/.test(name)),
  triggers: TRIGGERS,
  needs: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  timeoutMinutes: fc.integer({ min: 1, max: 360 }),
  python: fc.boolean(),
  commands: fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 3 }),
  environment: fc.dictionary(fc.constantFrom('V_1', 'V_2', 'VALUE'), TEXT),
  runValues: fc.dictionary(fc.constantFrom('R_1', 'R_2'), fc.constantFrom(...Object.values(RunValue))),
  secrets: fc.dictionary(fc.constantFrom('S_A', 'S_B', 'TOKEN', 'DBT_API_KEY'), fc.constantFrom(...Object.keys(STORED_SECRETS)), { maxKeys: 2 }),
  queued: fc.boolean(),
  depth: fc.constantFrom(undefined, undefined, 0, 1, 30),
  text: TEXT.filter((text) => text.trim() !== ''),
});

/** One to four jobs, with names that differ; a job that needs others is started by what starts them. */
export const JOBS: fc.Arbitrary<readonly JobSpec[]> = fc.array(JOB, { minLength: 1, maxLength: 4 }).map((jobs) => {
  const made: JobSpec[] = [];
  jobs.forEach((job, index) => made.push(withStarts({ ...job, name: `${job.name}${index}`.trim() }, made)));
  return made;
});

function withStarts(job: JobSpec, earlier: readonly JobSpec[]): JobSpec {
  if (job.kind === 'merge') return { ...job, triggers: [{ kind: 'push', branches: ['main'] }] };
  if (job.kind === 'pullRequest') return { ...job, triggers: [pullRequestOf(job)] };
  const first = earlier.find((_, place) => job.needs[place]);
  return first ? { ...job, triggers: first.triggers } : job;
}

/** What the job of a pull request asks for: what the spec has of it, else pull requests into the default branch. */
function pullRequestOf({ triggers }: JobSpec): PullRequestSpec {
  const asked = triggers.find((trigger) => trigger.kind === 'pullRequest');
  return { ...asked, kind: 'pullRequest', targetBranches: asked?.targetBranches ?? ['main'], drafts: asked?.drafts ?? true };
}

/** The jobs that one needs directly: of those chosen the ones with the same triggers, and not one that leaves forks out when it does not. */
export function neededBy(jobs: readonly JobSpec[], index: number): JobSpec[] {
  const job = jobs[index];
  return jobs.slice(0, index).filter((other, place) => job.needs[place] && JSON.stringify(other.triggers) === JSON.stringify(job.triggers)
    && (!leavesForksOut(other) || leavesForksOut(job)));
}

function leavesForksOut({ kind, secrets }: JobSpec): boolean {
  return kind === 'shell' && Object.keys(secrets).length > 0;
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
  const common = { name: job.name, needs, timeout: Duration.minutes(job.timeoutMinutes), fetchDepth: job.depth };
  const triggers = job.triggers.map(triggerOf);
  switch (job.kind) {
    case 'shell': return new ShellJob(pipelines, id, {
      ...common,
      triggers,
      commands: [...job.commands],
      env: job.environment,
      runValues: runValuesOf(job),
      secrets: Object.fromEntries(Object.entries(job.secrets).map(([variable, secret]) => [variable, SecretRef.named(secret)])),
      runtime: job.python ? JobRuntime.python('3.10') : JobRuntime.node('22'),
      ...(job.queued ? { concurrency: Concurrency.queue('production'), environment: `production-${id}` } : {}),
    });
    case 'lint': return new SqlFluffLint(pipelines, id, { ...common, triggers, dialect: SqlFluffDialect.ANSI, pythonVersion: '3.11' });
    case 'merge': return new DbtCloudMergeJob(pipelines, id, {
      ...common,
      branch: 'main',
      cause: job.text,
      overrides: { schema: job.text },
      ...RUN,
    });
    case 'pullRequest': {
      const { kind, ...asked } = pullRequestOf(job);
      return new DbtCloudPullRequestJob(pipelines, id, { ...common, ...asked, cause: job.text, ...RUN });
    }
  }
}

/** Commit messages are not known for pull requests. */
function runValuesOf({ runValues, triggers }: JobSpec): Record<string, RunValue> {
  const ofPullRequests = triggers.some(({ kind }) => kind === 'pullRequest');
  return Object.fromEntries(Object.entries(runValues).filter(([, value]) => !ofPullRequests || value !== RunValue.COMMIT_MESSAGE));
}

export { INPUTS };
