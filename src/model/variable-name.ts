/** Prefixes that a provider keeps for itself or never hands to a script. */
const RESERVED_PREFIXES: readonly { prefix: string; why: string }[] = [
  { prefix: 'GITHUB_', why: 'GitHub Actions keeps names with GITHUB_ for itself' },
  { prefix: 'RUNNER_', why: 'GitHub Actions keeps names with RUNNER_ for itself' },
  { prefix: 'CI_', why: 'GitLab CI keeps names with CI_ for itself' },
  { prefix: 'GITLAB_', why: 'GitLab CI keeps names with GITLAB_ for itself' },
  { prefix: 'BITBUCKET_', why: 'Bitbucket Pipelines keeps names with BITBUCKET_ for itself' },
  { prefix: 'BUILD_', why: 'Azure Pipelines sets names with BUILD_ itself' },
  { prefix: 'SYSTEM_', why: 'Azure Pipelines sets names with SYSTEM_ itself' },
  { prefix: 'AGENT_', why: 'Azure Pipelines sets names with AGENT_ itself' },
  { prefix: 'SECRET', why: 'Azure Pipelines never hands a variable that begins with SECRET to a script' },
  { prefix: 'INPUT', why: 'Azure Pipelines never hands a variable that begins with INPUT to a script' },
  { prefix: 'ENDPOINT', why: 'Azure Pipelines never hands a variable that begins with ENDPOINT to a script' },
  { prefix: 'SECUREFILE', why: 'Azure Pipelines never hands a variable that begins with SECUREFILE to a script' },
];

/** Names that the shell or the runner lives on. */
const RESERVED_NAMES = new Set(['CI', 'HOME', 'PATH', 'PWD', 'SHELL', 'IFS', 'TF_BUILD', 'BASH_ENV', 'ENV']);

/**
 * A name that an environment variable and a secret may have on all four providers; undefined when `name` is one.
 * @see https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#variable-naming-restrictions
 */
export function problemOfVariableName(name: string): string | undefined {
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return 'may hold only capital letters, digits and "_", and begins with a letter';
  if (name.length > 255) return `has ${name.length} characters, more than the 255 that GitLab CI allows`;
  if (RESERVED_NAMES.has(name)) return 'is a name that the shell or the runner uses itself';
  return RESERVED_PREFIXES.find(({ prefix }) => name.startsWith(prefix))?.why;
}
