import { LIMITS } from './limits';

/** Prefixes that a provider keeps for itself or never hands to a script. */
const RESERVED_PREFIXES: readonly { prefix: string; why: string }[] = [
  { prefix: 'GITHUB_', why: 'begins with GITHUB_, and GitHub Actions keeps such names for itself' },
  { prefix: 'RUNNER_', why: 'begins with RUNNER_, and GitHub Actions keeps such names for itself' },
  { prefix: 'CI_', why: 'begins with CI_, and GitLab CI keeps such names for itself' },
  { prefix: 'GITLAB_', why: 'begins with GITLAB_, and GitLab CI keeps such names for itself' },
  { prefix: 'BITBUCKET_', why: 'begins with BITBUCKET_, and Bitbucket Pipelines keeps such names for itself' },
  { prefix: 'BUILD_', why: 'begins with BUILD_, and Azure Pipelines sets such variables itself' },
  { prefix: 'SYSTEM_', why: 'begins with SYSTEM_, and Azure Pipelines sets such variables itself' },
  { prefix: 'AGENT_', why: 'begins with AGENT_, and Azure Pipelines sets such variables itself' },
  { prefix: 'KUBERNETES_', why: 'begins with KUBERNETES_, and the runner of GitLab CI reads such variables itself' },
  { prefix: 'FF_', why: 'begins with FF_, and the runner of GitLab CI reads such variables itself' },
  { prefix: 'BASH', why: 'begins with BASH, and bash keeps such names for itself' },
  { prefix: 'SECRET', why: 'begins with SECRET, and Azure Pipelines never hands such a variable to a script' },
  { prefix: 'INPUT', why: 'begins with INPUT, and Azure Pipelines never hands such a variable to a script' },
  { prefix: 'ENDPOINT', why: 'begins with ENDPOINT, and Azure Pipelines never hands such a variable to a script' },
  { prefix: 'SECUREFILE', why: 'begins with SECUREFILE, and Azure Pipelines never hands such a variable to a script' },
];

/**
 * Names that the shell or a runner lives on; the last two lines are read by GitLab's runner before the job begins.
 * @see https://docs.gitlab.com/ci/runners/configure_runners/
 */
const RESERVED_NAMES = new Set([
  'CI', 'HOME', 'PATH', 'PWD', 'OLDPWD', 'SHELL', 'SHELLOPTS', 'SHLVL', 'IFS', 'TF_BUILD', 'ENV', 'UID', 'EUID', 'PPID', 'GROUPS', 'POSIXLY_CORRECT',
  'GIT_STRATEGY', 'GIT_CHECKOUT', 'GIT_DEPTH', 'GIT_CLEAN_FLAGS', 'GIT_FETCH_EXTRA_FLAGS', 'GIT_CLONE_PATH', 'GIT_LFS_SKIP_SMUDGE',
  'GIT_SUBMODULE_STRATEGY', 'GIT_SUBMODULE_DEPTH', 'GIT_SUBMODULE_PATHS', 'GIT_SUBMODULE_UPDATE_FLAGS', 'GET_SOURCES_ATTEMPTS',
]);

/** GitLab CI has one form for all pipelines: the file asks by this variable which of them is meant. */
export const PIPELINE_CHOICE = 'DBT_PIPELINE';

/**
 * A name that an environment variable and a secret may have on all four providers; undefined when `name` is one.
 * @see https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#variable-naming-restrictions
 */
export function problemOfVariableName(name: string): string | undefined {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return 'may hold only capital letters, digits and "_", and begins with a letter';
  if (name.length > LIMITS.variableNameCharacters) return `has ${name.length} characters, more than the ${LIMITS.variableNameCharacters} that GitLab CI allows`;
  if (RESERVED_NAMES.has(name)) return 'is a name that the shell or the runner uses itself';
  if (name === PIPELINE_CHOICE) return 'is the field by which a person chooses what to start on GitLab CI';
  return RESERVED_PREFIXES.find(({ prefix }) => name.startsWith(prefix))?.why;
}
