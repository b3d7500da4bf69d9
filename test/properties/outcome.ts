import { spawnSync } from 'node:child_process';
import { JobSpec, neededBy, runsFor, STORED_SECRETS } from './job-spec';
import { PlannedJob, PlannedStep } from '../../src/providers/plan';

/** What a job is, whoever runs it. */
export interface Outcome {
  readonly name: string;
  /** All jobs that must have succeeded, directly or not. */
  readonly after: readonly string[];
  readonly timeoutMinutes?: number;
  readonly tools: { readonly node?: string; readonly python?: string };
  readonly commands: string;
  /** What the commands see of the job's own variables and secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/** What the definition says. */
export function expectedOutcomes(jobs: readonly JobSpec[], branch: string): Outcome[] {
  const needed = (job: JobSpec): JobSpec[] => neededBy(jobs, jobs.indexOf(job));
  return jobs.filter((job) => runsFor(job, branch)).map((job) => ({
    name: job.name,
    after: namesBefore(job, needed),
    timeoutMinutes: job.timeoutMinutes,
    ...expectedContent(job, branch),
  })).sort(byName);
}

function expectedContent(job: JobSpec, branch: string): Pick<Outcome, 'tools' | 'commands' | 'values'> {
  switch (job.kind) {
    case 'shell': return {
      tools: job.python ? { python: '3.10' } : { node: '22' },
      commands: job.commands.join('\n'),
      values: { ...job.environment, ...storedUnder(job.secrets) },
    };
    case 'lint': return {
      tools: { python: '3.11' },
      commands: 'python -m pip install sqlfluff==4.5.0\nsqlfluff lint models --dialect ansi',
      values: {},
    };
    case 'merge': return {
      tools: { node: '24' },
      commands: 'node .dbt-pipelines/run-and-monitor.mjs',
      values: {
        DBT_URL: 'https://cloud.getdbt.com',
        DBT_ACCOUNT_ID: '007',
        DBT_PROJECT_ID: '08',
        DBT_PR_JOB_ID: '9'.repeat(20),
        DBT_JOB_CAUSE: job.text,
        DBT_JOB_BRANCH: branch,
        DBT_JOB_SCHEMA_OVERRIDE: job.text,
        DBT_API_KEY: STORED_SECRETS.S_A,
        DBT_RUN_TIMEOUT_SECONDS: String(Math.max(job.timeoutMinutes - 2, job.timeoutMinutes / 2) * 60),
      },
    };
  }
}

/** Lines that hand values on, or make the shell strict: what comes before the commands. */
const PRELUDE = /^(?:set -eo pipefail|set -o pipefail|export [A-Z].*)$/;

/** What the plan of a provider comes to. The lines before the commands are run by a real shell, all those of one call in one process. */
export class OutcomeReader {
  private readonly blocks = new Map<string, number>();
  private readonly read: ((answers: readonly string[]) => Outcome[])[] = [];

  add(jobs: readonly PlannedJob[], namesOf: (job: string) => readonly string[]): void {
    const readers = jobs.map((job) => this.readerOf(job, jobs, namesOf(job.name)));
    this.read.push((answers) => readers.map((reader) => reader(answers)).sort(byName));
  }

  outcomes(): Outcome[][] {
    const script = [...this.blocks.keys()].join('\n');
    const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc', '-s'], { input: script, encoding: 'utf8', env: {} });
    if (status !== 0) throw new Error(`bash ends with ${status}: ${stderr}\n${script}`);
    const answers = stdout.split('\u0001');
    return this.read.map((read) => read(answers));
  }

  private readerOf(job: PlannedJob, jobs: readonly PlannedJob[], names: readonly string[]): (answers: readonly string[]) => Outcome {
    const place = this.blockOf(job.steps[job.steps.length - 1], names);
    return (answers) => ({
      name: job.name,
      after: namesBefore(job, ({ needs }) => jobs.filter(({ id }) => needs.includes(id))),
      timeoutMinutes: job.timeoutMinutes,
      tools: JSON.parse(JSON.stringify(job.tools)),
      commands: job.steps.flatMap(({ script }) => commandsOf(script)).join('\n'),
      values: Object.fromEntries(answers[place].split('\0').slice(0, names.length).map((value, index) => [names[index], value])),
    });
  }

  /** The place of the answer that a shell gives after the prelude of the step. */
  private blockOf(step: PlannedStep, names: readonly string[]): number {
    const prelude = step.script.split('\n').filter((line) => PRELUDE.test(line));
    const given = Object.entries({ ...step.environment, ...reachingSecrets(step) });
    const used = given.filter(([name]) => names.includes(name) || prelude.some((line) => line.includes(name)));
    const block = [
      '(', ...used.map(([name, value]) => `export ${name}=${quote(value)}`), ...prelude,
      ...names.map((name) => `printf '%s\\0' "\${${name}-(unset)}"`), "printf '\\001'", ')',
    ].join('\n');
    if (!this.blocks.has(block)) this.blocks.set(block, this.blocks.size);
    return this.blocks.get(block) ?? 0;
  }
}

function reachingSecrets({ secrets }: PlannedStep): Readonly<Record<string, string>> {
  return secrets.kind === 'all' ? STORED_SECRETS : storedUnder(secrets.variables);
}

/** The values of secrets, by the variables that they are read from. */
function storedUnder(secrets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(secrets).map(([variable, secret]) => [variable, STORED_SECRETS[secret]]));
}

function commandsOf(script: string): string[] {
  const lines = script.replace(/\n$/, '').split('\n').filter((line) => !PRELUDE.test(line));
  return lines.map((line) => line.replace(/^exec /, '').replace(/ \|\| exit \$\?$/, ''));
}

function quote(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** The names of all jobs that have to come before, directly or not. */
function namesBefore<Job extends { readonly name: string }>(job: Job, needed: (job: Job) => readonly Job[]): string[] {
  const before = (later: Job): Job[] => needed(later).flatMap((earlier) => [earlier, ...before(earlier)]);
  return [...new Set(before(job).map(({ name }) => name))].sort();
}

function byName(a: Outcome, b: Outcome): number {
  return a.name < b.name ? -1 : 1;
}
