import { readSetting, readUnset } from './shell/setting';
import { Lookup, text, Value } from './shell/value';
import { PlannedJob, PlannedSettings, PlannedStep } from '../../providers/plan';

/** What a job is, whatever service runs it: two that are equal here do the same. */
export interface NormalJob {
  readonly name: string;
  /** `<path>:<line>` of the job itself; undefined: not known. */
  readonly definedAt?: string;
  /** Names of all jobs that must have succeeded, directly or not. */
  readonly after: readonly string[];
  /** Undefined: the service's own. */
  readonly timeoutMinutes: number | undefined;
  /** Versions by name. */
  readonly tools: Readonly<Record<string, string | undefined>>;
  readonly settings: PlannedSettings;
  readonly commands: readonly string[];
  /** Without what the service sets in every job. */
  readonly values: ReadonlyMap<string, Value>;
  /** Whether every secret of the settings is there under its own name, without a word in the file. */
  readonly hasAllSecrets: boolean;
}

/** A job, and where its file defines it. */
export type DefinedJob = PlannedJob & Pick<NormalJob, 'definedAt'>;

/** @param isServiceVariable whether a service sets a variable of this name in every job, or reads it itself */
export function normalJobs(jobs: readonly DefinedJob[], isServiceVariable: (name: string) => boolean): NormalJob[] {
  return jobs.map((job) => ({
    name: job.name,
    definedAt: job.definedAt,
    after: namesBefore(job, jobs),
    timeoutMinutes: job.timeoutMinutes,
    tools: job.tools,
    settings: job.settings,
    commands: job.steps.flatMap(commandsOf),
    values: new Map(job.steps.flatMap((step) => valuesOf(step, isServiceVariable))),
    hasAllSecrets: job.steps.some(({ secrets }) => secrets.kind === 'all'),
  }));
}

function namesBefore(job: PlannedJob, jobs: readonly PlannedJob[]): string[] {
  const before = new Set<PlannedJob>();
  const visit = ({ needs }: PlannedJob): void => {
    for (const needed of jobs.filter((other) => needs.includes(other.id) && !before.has(other))) {
      before.add(needed);
      visit(needed);
    }
  };
  visit(job);
  return [...before].map(({ name }) => name).sort();
}

/** Lines that make the shell strict. */
const STRICT = /^set (?:-e|-eo pipefail|-o pipefail)$/;

/** The script without what only prepares it. */
function workOf({ script, preparation = [] }: PlannedStep): string {
  return preparation.reduce((rest, part) => rest.replace(rest.includes(`${part}\n`) ? `${part}\n` : part, () => ''), script);
}

/** The lines that do the work, without the ways in which services have a value handed on and a program started. */
function commandsOf(step: PlannedStep): string[] {
  const lines = workOf(step).replace(/\n+$/, '').split('\n');
  const commands = lines.filter((line) => !STRICT.test(line) && readSetting(line) === undefined && readUnset(line) === undefined);
  return commands.map((line) => line.replace(/^exec /, '').replace(/ \|\| exit \$\?$/, ''));
}

function valuesOf(step: PlannedStep, isServiceVariable: (name: string) => boolean): [string, Value][] {
  const known = new Map(Object.entries(step.environment).map(([name, value]) => [name, text(value)] as [string, Value]));
  if (step.secrets.kind === 'mapped') for (const [variable, name] of Object.entries(step.secrets.variables)) known.set(variable, { kind: 'secret', name });
  const lookup = lookupIn(known, step, isServiceVariable);
  for (const line of workOf(step).split('\n')) {
    for (const [name, value] of readSetting(line)?.(lookup) ?? []) known.set(name, value);
    for (const name of readUnset(line) ?? []) known.delete(name);
  }
  return [...known].filter(([name]) => !isServiceVariable(name)).map(([name, value]) => [name, neutral(value)]);
}

function lookupIn(known: ReadonlyMap<string, Value>, { secrets }: PlannedStep, isServiceVariable: (name: string) => boolean): Lookup {
  return (name) => {
    const value = known.get(name);
    if (value !== undefined) return value;
    if (isServiceVariable(name)) return text('');
    return secrets.kind === 'all' ? { kind: 'secret', name } : { kind: 'unknown' };
  };
}

/** Each service has its own address for a run and its own name for a repository. */
function neutral(value: Value): Value {
  if (value.kind !== 'text') return value;
  return text(value.text.replace(/^https:\/\/\S*\/rehearsal\/\S+$/, '(the page of the run)').replace(/^(?:rehearsal\/)?repository$/, '(the repository)'));
}
