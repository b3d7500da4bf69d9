import { INPUTS, PullRequestSpec, TRIGGERS, triggerOf, TriggerSpec } from './trigger-spec';
import {
  ArtifactsWhen, AzureSecretStore, Concurrency, DbtCloudJob, DbtCloudJobRef, DbtCloudMergeJob, DbtCloudPullRequestJob, DbtPipelines, Duration,
  GitLabSecretStore, JobCache, JobRuntime, RunValue, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint,
} from '../../src';
import { PipelineJob } from '../../src/definition/jobs/pipeline-job';
import * as fc from '../support/fast-check';

export const STORED_SECRETS: Readonly<Record<string, string>> = { S_A: 'value of $S_B', S_B: 'value of B', S_C: "it's C" };

/** A job as a person would describe it. */
export interface JobSpec {
  readonly kind: 'shell' | 'lint' | 'merge' | 'pullRequest' | 'dbtCloud';
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
  readonly settings: SettingsSpec;
  readonly text: string;
}

/** What surrounds a job. */
export interface SettingsSpec {
  readonly continueOnError: boolean;
  readonly environment: boolean;
  readonly runner: boolean;
  readonly cache: boolean;
  readonly report: boolean;
  readonly artifacts: { readonly paths: string[]; readonly days?: number; readonly when: ArtifactsWhen } | undefined;
  /** How the first secret is stored, where the job has one. */
  readonly store: 'repository' | 'environment' | 'external';
  readonly idTokens: boolean;
  readonly cancelsOlder: boolean;
}

/** True once in so many. */
const onceIn = (number: number): fc.Arbitrary<boolean> => fc.nat(number - 1).map((value) => value === 0);

const SETTINGS: fc.Arbitrary<SettingsSpec> = fc.record({
  continueOnError: onceIn(4),
  environment: onceIn(4),
  runner: onceIn(6),
  cache: onceIn(4),
  report: onceIn(4),
  artifacts: fc.option(fc.record({
    paths: fc.constantFrom(['target'], ['target/**', 'logs/*.log']), days: fc.constantFrom(undefined, 5), when: fc.constantFrom(ArtifactsWhen.SUCCESS, ArtifactsWhen.ALWAYS),
  }), { nil: undefined, freq: 2 }),
  store: fc.constantFrom('repository', 'repository', 'environment', 'external'),
  // Azure gives none
  idTokens: onceIn(32),
  // Bitbucket cannot
  cancelsOlder: onceIn(32),
});

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
  kind: fc.constantFrom('shell', 'shell', 'shell', 'lint', 'merge', 'pullRequest', 'dbtCloud'),
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
  settings: SETTINGS,
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

function leavesForksOut({ kind, secrets, settings }: JobSpec): boolean {
  return kind === 'shell' && (Object.keys(secrets).length > 0 || settings.idTokens);
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
  const { settings } = job;
  const environment = settings.environment || job.queued ? `production-${id}` : undefined;
  const common = {
    name: job.name,
    needs,
    timeout: Duration.minutes(job.timeoutMinutes),
    fetchDepth: job.depth,
    environment,
    continueOnError: settings.continueOnError,
    artifacts: settings.artifacts,
    runner: settings.runner ? RUNNER : undefined,
  };
  const triggers = job.triggers.map(triggerOf);
  switch (job.kind) {
    case 'shell': return new ShellJob(pipelines, id, {
      ...common,
      triggers,
      commands: [...job.commands],
      env: job.environment,
      runValues: runValuesOf(job),
      secrets: secretsOf(job, environment),
      runtime: job.python ? JobRuntime.python('3.10') : JobRuntime.node('22'),
      concurrency: concurrencyOf(job),
      cache: settings.cache && job.python ? CACHE : undefined,
      testReport: settings.report ? 'test-results/tests.xml' : undefined,
      idTokens: settings.idTokens ? { ID_TOKEN: 'https://example.com' } : undefined,
    });
    case 'lint': return new SqlFluffLint(pipelines, id, { ...common, triggers, dialect: SqlFluffDialect.ANSI, pythonVersion: '3.11', cache: settings.cache ? CACHE : undefined });
    case 'merge': return new DbtCloudMergeJob(pipelines, id, {
      ...common,
      branch: 'main',
      cause: job.text,
      overrides: { schema: job.text },
      ...RUN,
    });
    case 'dbtCloud': return new DbtCloudJob(pipelines, id, { ...common, triggers, cause: job.text, ...RUN });
    case 'pullRequest': {
      const { kind, ...asked } = pullRequestOf(job);
      return new DbtCloudPullRequestJob(pipelines, id, { ...common, ...asked, cause: job.text, ...RUN });
    }
  }
}

const CACHE = JobCache.pip({ keyFiles: ['requirements.txt', 'ci/requirements.txt'] });
const RUNNER = { github: 'big', gitlab: ['big', 'docker'], azurePool: 'big', bitbucket: ['big'] };
const VAULT = GitLabSecretStore.vault({ audience: 'https://vault.example.com', path: 'dbt', field: 'key' });

function concurrencyOf({ queued, settings }: JobSpec): Concurrency | undefined {
  if (queued) return Concurrency.queue('production');
  return settings.cancelsOlder ? Concurrency.cancelOlder() : undefined;
}

/** A secret is stored in one way in all jobs: what an environment or another store holds has a name of its own. */
function secretsOf({ secrets, settings: { store } }: JobSpec, environment: string | undefined): Record<string, SecretRef> {
  return Object.fromEntries(Object.entries(secrets).map(([variable, secret], index) => {
    if (index > 0 || store === 'repository') return [variable, SecretRef.named(secret)];
    if (store === 'external') return [variable, SecretRef.named(`${secret}_EXTERNAL`, { gitlabStore: VAULT, azureStore: AzureSecretStore.variableGroup('dbt') })];
    return [variable, environment === undefined ? SecretRef.named(secret) : SecretRef.named(`${secret}_${environment.slice(-1)}`, { environment })];
  }));
}

/** Commit messages are not known for pull requests. */
function runValuesOf({ runValues, triggers }: JobSpec): Record<string, RunValue> {
  const ofPullRequests = triggers.some(({ kind }) => kind === 'pullRequest');
  return Object.fromEntries(Object.entries(runValues).filter(([, value]) => !ofPullRequests || value !== RunValue.COMMIT_MESSAGE));
}

export { INPUTS };
