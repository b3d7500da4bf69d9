import { Variable } from '../contract';
import { readPipelineJob } from './pipeline-job';
import { addProblem, choiceOf, integerOf, knownText, resolvedText, textOf, type Environment, type Settings } from './setting';
import { asList, asText, readJson } from '../text/json';

/**
 * What a trigger may ask for beyond branch and schema, by the API's names. What is not set is not there.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
export type Overrides = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where the number of a pull request goes, by how the dbt Cloud project is connected to the repository. */
const PULL_REQUEST_FIELDS = {
  github: 'github_pull_request_id',
  gitlab: 'gitlab_merge_request_id',
  azure: 'azure_pull_request_id',
  git_url: 'non_native_pull_request_id',
};

function pullRequestField(given: Settings): string {
  const connection = choiceOf(given, Variable.GIT_CONNECTION, 'auto', 'github', 'gitlab', 'azure', 'git_url');
  return PULL_REQUEST_FIELDS[connection === 'auto' ? connectionToHost(given.env) : connection];
}

/** Azure Pipelines builds the code of others too, and says whose. @see https://learn.microsoft.com/azure/devops/pipelines/build/variables */
function connectionToHost(env: Environment): keyof typeof PULL_REQUEST_FIELDS {
  const host = env.BUILD_REPOSITORY_PROVIDER ?? readPipelineJob(env)?.provider ?? '';
  if (/^github/i.test(host)) return 'github';
  if (host === 'gitlab') return host;
  return host === 'TfsGit' ? 'azure' : 'git_url';
}

/** Reads the overrides that are set. A value that is left out because it was not resolved is told in the remarks. */
export function readOverrides(given: Settings): Overrides {
  const all: Readonly<Record<string, Overrides[string] | undefined>> = {
    git_sha: resolvedText(given, Variable.GIT_SHA),
    // a provider leaves it empty or unresolved where there is no pull request
    [pullRequestField(given)]: resolvedText(given, Variable.PULL_REQUEST_ID)
      && integerOf(given, Variable.PULL_REQUEST_ID, 1, Number.MAX_SAFE_INTEGER),
    dbt_version_override: knownText(given, Variable.VERSION_OVERRIDE),
    threads_override: integerOf(given, Variable.THREADS_OVERRIDE, 1, 1_000),
    target_name_override: knownText(given, Variable.TARGET_NAME_OVERRIDE),
    generate_docs_override: truthOf(given, Variable.GENERATE_DOCS_OVERRIDE),
    timeout_seconds_override: integerOf(given, Variable.TIMEOUT_SECONDS_OVERRIDE, 1, 86_400),
    steps_override: stepsOf(given),
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Overrides[string]] => entry[1] !== undefined));
}

function truthOf(given: Settings, name: string): boolean | undefined {
  return textOf(given, name) === undefined ? undefined : choiceOf(given, name, 'true', 'false') === 'true';
}

/** The commands of the run: a JSON list of strings, or one command a line. */
function stepsOf(given: Settings): readonly string[] | undefined {
  const value = knownText(given, Variable.STEPS_OVERRIDE);
  if (value === undefined) return undefined;
  const steps = value.startsWith('[') ? asList(readJson(value)) : value.split(/\r?\n/);
  const commands = steps.map(step => asText(step).trim()).filter(step => step !== '');
  if (commands.length > 0 && steps.every(step => typeof step === 'string')) return commands;
  return addProblem(given, Variable.STEPS_OVERRIDE,
    `is '${value.slice(0, 100)}': give one command a line, or a JSON list of commands such as ["dbt build"]`);
}
