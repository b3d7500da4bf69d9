import { Variable } from './contract';
import { choiceOf, isUnresolved, numberOf, textOf, type Settings } from './setting';

/**
 * What a trigger may ask for beyond branch and schema, by the API's names. What is not set is not there.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
export type Overrides = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const LARGEST_ID = Number.MAX_SAFE_INTEGER;

/** Of the run of a pull request. A provider leaves them empty or unresolved where there is none. */
const PULL_REQUEST_IDS = {
  github_pull_request_id: Variable.GITHUB_PULL_REQUEST_ID,
  gitlab_merge_request_id: Variable.GITLAB_MERGE_REQUEST_ID,
  azure_pull_request_id: Variable.AZURE_PULL_REQUEST_ID,
  non_native_pull_request_id: Variable.NON_NATIVE_PULL_REQUEST_ID,
};

/** Reads the overrides that are set. A value that is left out because it was not resolved is told in the remarks. */
export function readOverrides(settings: Settings, remarks: string[]): Overrides {
  const pullRequests = Object.entries(PULL_REQUEST_IDS).flatMap(([field, name]) => {
    const id = resolved(settings, name, remarks) ? integerOf(settings, name, 1, LARGEST_ID) : undefined;
    return id === undefined ? [] : [{ field, name, id }];
  });
  if (pullRequests.length > 1) settings.problems.push(`${pullRequests.map(({ name }) => name).join(' and ')} are set: give one of them`);
  const generatesDocs = textOf(settings, Variable.GENERATE_DOCS_OVERRIDE) === '' ? undefined
    : choiceOf(settings, Variable.GENERATE_DOCS_OVERRIDE, ['true', 'false']) === 'true';
  const sha = resolved(settings, Variable.GIT_SHA, remarks) ? textOf(settings, Variable.GIT_SHA) : '';
  const all = {
    git_sha: sha,
    ...Object.fromEntries(pullRequests.map(({ field, id }) => [field, id])),
    dbt_version_override: knownText(settings, Variable.VERSION_OVERRIDE),
    threads_override: integerOf(settings, Variable.THREADS_OVERRIDE, 1, 1_000),
    target_name_override: knownText(settings, Variable.TARGET_NAME_OVERRIDE),
    generate_docs_override: generatesDocs,
    timeout_seconds_override: integerOf(settings, Variable.TIMEOUT_SECONDS_OVERRIDE, 1, 86_400),
    steps_override: stepsOf(settings),
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, NonNullable<typeof entry[1]>] => entry[1] !== undefined && entry[1] !== ''));
}

/** The commands of the run: a JSON list of strings, or one command a line. */
function stepsOf(settings: Settings): readonly string[] | undefined {
  const value = knownText(settings, Variable.STEPS_OVERRIDE);
  if (value === '') return undefined;
  const steps = value.startsWith('[') ? listOf(value) : value.split(/\r?\n/);
  const commands = steps?.map(step => typeof step === 'string' ? step.trim() : '').filter(step => step !== '');
  if (commands !== undefined && commands.length > 0 && steps?.every(step => typeof step === 'string')) return commands;
  settings.problems.push(`${Variable.STEPS_OVERRIDE} is '${value.slice(0, 100)}': give one command a line, or a JSON list of commands such as ["dbt build"]`);
  return undefined;
}

function listOf(json: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function integerOf(settings: Settings, name: string, least: number, most: number): number | undefined {
  const number = numberOf(settings, name, { least, most });
  if (number === undefined || Number.isInteger(number)) return number;
  settings.problems.push(`${name} is '${number}': give a whole number`);
  return undefined;
}

/** A text that would change what the run does if it were wrong, so that a reference in its place is a problem. */
function knownText(settings: Settings, name: string): string {
  const value = textOf(settings, name);
  if (isUnresolved(value)) settings.problems.push(`${name} is '${value}', a reference that was not resolved: define it, or leave the variable out`);
  return value;
}

/** What a provider sets for some pipelines only: where it did not, the variable counts as not set. */
function resolved(settings: Settings, name: string, remarks: string[]): boolean {
  const value = textOf(settings, name);
  if (isUnresolved(value)) remarks.push(`${name} is '${value}', which was not resolved: it is left out`);
  return !isUnresolved(value);
}
