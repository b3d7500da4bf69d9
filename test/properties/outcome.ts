import { spawnSync } from 'node:child_process';
import { STORED_SECRETS } from './job-spec';
import { ContextName, EnvValue } from '../../src/model/env';
import { branchOf, PipelineEvent } from '../../src/model/event';
import { Job } from '../../src/model/job';
import { PlannedJob, PlannedStep } from '../../src/providers/plan';
import { SAMPLE_RUN } from '../../src/providers/shared/read/sample-run';

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

/** What each provider calls in its own way. */
const PROVIDERS_OWN: readonly ContextName[] = ['runUrl', 'repository'];

/** What the model says of the jobs that an event starts. */
export function expectedOutcomes(jobs: readonly Job[], event: PipelineEvent): Outcome[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return jobs.map((job) => ({
    name: job.name,
    after: namesBefore(job, ({ needs }) => needs.flatMap((id) => byId.get(id) ?? [])),
    timeoutMinutes: job.timeoutSeconds / 60,
    tools: { [job.tool.name]: job.tool.version },
    commands: job.steps.map((step) => step.kind === 'program' ? step.command.join(' ') : step.commands.join('\n')).join('\n'),
    values: { ...plainValues(job, event), ...storedUnder(secretsOf(job)) },
  })).sort(byName);
}

/** The variables that are compared. */
export function comparedNames(job: Job): string[] {
  const plain = Object.entries(job.env).filter(([, value]) => isCompared(value)).map(([name]) => name);
  return [...plain, ...Object.keys(secretsOf(job))];
}

function isCompared(value: EnvValue): boolean {
  return value.kind !== 'context' || !PROVIDERS_OWN.includes(value.of);
}

function plainValues({ env }: Job, event: PipelineEvent): Record<string, string> {
  const compared = Object.entries(env).filter(([, value]) => isCompared(value));
  return Object.fromEntries(compared.map(([name, value]) => [name, valueOf(name, value, event)]));
}

function valueOf(name: string, value: EnvValue, event: PipelineEvent): string {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'context': return contextOf(value.of, event);
    case 'input': return event.kind === 'manual' ? event.inputs[name] ?? value.default : value.default;
  }
}

const EVENT_NAMES = { push: 'push', pullRequest: 'pull_request', tag: 'tag', schedule: 'schedule', manual: 'manual' } as const;

function contextOf(of: ContextName, event: PipelineEvent): string {
  const request = event.kind === 'pullRequest' ? event : undefined;
  switch (of) {
    case 'branch': return branchOf(event) ?? '';
    case 'tag': return event.kind === 'tag' ? event.tag : '';
    case 'commit': return SAMPLE_RUN.commit;
    case 'commitMessage': return SAMPLE_RUN.commitMessage.split('\n')[0];
    case 'pullRequestId': return request ? String(request.number) : '';
    case 'sourceBranch': return request?.source ?? '';
    case 'targetBranch': return request?.target ?? '';
    case 'fromFork': return String(request?.fork ?? false);
    case 'event': return EVENT_NAMES[event.kind];
    default: return '';
  }
}

/** Without those that the runner itself reads from a vault: no script says which it is. */
function secretsOf(job: Job): Record<string, string> {
  const stored = job.steps.flatMap((step) => step.secrets).filter(({ secret }) => secret.gitlab === undefined);
  return Object.fromEntries(stored.map(({ variable, secret }) => [variable, secret.name]));
}

/** Lines that hand values on, or make the shell strict: what comes before the commands. */
const PRELUDE = /^(?:set -eo pipefail|set -o pipefail|export [A-Z].*|unset [A-Z].*|case .*\bexport [A-Z]\w*=.* esac)$/;

/** The sample run has no working copy: the message of its commit, for a provider that has no variable for it. */
const GIT = `git() { [ "$1" = log ] && printf '%s\\n' ${quote(SAMPLE_RUN.commitMessage.split('\n')[0])}; }`;

/** What the plan of a provider comes to. The lines before the commands are run by a real shell, all those of one call in one process. */
export class OutcomeReader {
  private readonly blocks = new Map<string, number>();
  private readonly read: ((answers: readonly string[]) => Outcome[])[] = [];

  add(jobs: readonly PlannedJob[], namesOf: (job: string) => readonly string[]): void {
    const readers = jobs.map((job) => this.readerOf(job, jobs, namesOf(job.name)));
    this.read.push((answers) => readers.map((reader) => reader(answers)).sort(byName));
  }

  outcomes(): Outcome[][] {
    const script = [GIT, ...this.blocks.keys()].join('\n');
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
      commands: job.steps.flatMap((step) => commandsOf(workOf(step))).join('\n'),
      values: Object.fromEntries(answers[place].split('\0').slice(0, names.length).map((value, index) => [names[index], value])),
    });
  }

  /** The place of the answer that a shell gives after the prelude of the step. */
  private blockOf(step: PlannedStep, names: readonly string[]): number {
    const prelude = workOf(step).split('\n').filter((line) => PRELUDE.test(line));
    const given = Object.entries({ ...step.environment, ...reachingSecrets(step) });
    const used = given.filter(([name]) => names.includes(name) || prelude.some((line) => line.includes(name)));
    const set = [...used.map(([name]) => name), ...prelude.flatMap((line) => [...line.matchAll(/\b([A-Z]\w*)=/g)].map(([, name]) => name))];
    const block = [
      ...used.map(([name, value]) => `export ${name}=${quote(value)}`), ...prelude,
      ...names.map((name) => `printf '%s\\0' "\${${name}-(unset)}"`), "printf '\\001'",
      // no shell of its own for each: to start one takes longer than all the rest
      ...(set.length > 0 ? [`unset ${[...new Set(set)].join(' ')}`] : []), 'set +e',
    ].join('\n');
    if (!this.blocks.has(block)) this.blocks.set(block, this.blocks.size);
    return this.blocks.get(block) ?? 0;
  }
}

/** What an environment or another store holds has the value of the secret that it is called after. */
function storedValue(secret: string): string {
  return STORED_SECRETS[secret.replace(/_(?:EXTERNAL|\d+)$/, '')];
}

/** Under each name that a definition may give to a secret. */
const ALL_STORED = Object.fromEntries(Object.keys(STORED_SECRETS).flatMap((name) => (
  ['', '_EXTERNAL', ...Array.from({ length: 4 }, (_, index) => `_${index}`)].map((ending) => [`${name}${ending}`, STORED_SECRETS[name]])
)));

function reachingSecrets({ secrets }: PlannedStep): Readonly<Record<string, string>> {
  return secrets.kind === 'all' ? ALL_STORED : storedUnder(secrets.variables);
}

/** The values of secrets, by the variables that they are read from. */
function storedUnder(secrets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(secrets).map(([variable, secret]) => [variable, storedValue(secret)]));
}

function commandsOf(script: string): string[] {
  const lines = script.replace(/\n$/, '').split('\n').filter((line) => !PRELUDE.test(line));
  return lines.map((line) => line.replace(/^exec /, '').replace(/ \|\| exit \$\?$/, ''));
}

/** Without the parts that decide whether the job goes on, or fetch what the plan has in its settings. */
function workOf({ script, preparation = [] }: PlannedStep): string {
  return preparation.reduce((rest, part) => rest.replace(rest.includes(`${part}\n`) ? `${part}\n` : part, () => ''), script);
}

function quote(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** The names of all jobs that have to come before, directly or not. */
function namesBefore<Named extends { readonly name: string }>(job: Named, needed: (job: Named) => readonly Named[]): string[] {
  const before = (later: Named): Named[] => needed(later).flatMap((earlier) => [earlier, ...before(earlier)]);
  return [...new Set(before(job).map(({ name }) => name))].sort();
}

function byName(a: Outcome, b: Outcome): number {
  return a.name < b.name ? -1 : 1;
}
