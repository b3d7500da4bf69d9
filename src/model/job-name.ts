import { LIMITS } from './limits';
import { problemOfValue } from './plain-value';

/**
 * Keys that GitLab reads as something other than a job, and names that it treats in a special way.
 * @see https://docs.gitlab.com/ci/jobs/#job-names
 */
const GITLAB_KEYWORDS = new Set([
  'after_script', 'before_script', 'cache', 'default', 'false', 'image', 'include', 'nil', 'pages', 'pages:deploy', 'services', 'spec', 'stages',
  'true', 'types', 'variables', 'workflow',
]);

/** What a person may call a job, so that it can come out unchanged on all four; undefined when `name` is fine. */
export function problemOfJobName(name: string): string | undefined {
  if (name.trim() === '') return 'is empty';
  const problem = problemOfValue(name);
  if (problem) return problem;
  if (name !== name.trim()) return 'begins or ends with a space';
  if ([...name].length > LIMITS.jobNameCharacters) return `has ${[...name].length} characters, more than the ${LIMITS.jobNameCharacters} that GitLab CI allows`;
  if (name.startsWith('.')) return 'begins with a dot, which hides a job from GitLab CI';
  if (GITLAB_KEYWORDS.has(name)) return 'is a keyword of GitLab CI';
  if (name === '__proto__') return 'is a name that no JavaScript program can use as a key';
  return undefined;
}

/**
 * Letters, digits, `-` and `_`, beginning with a letter: what a job key of GitHub Actions may hold, which is also a file name on every
 * system. Azure Pipelines has no `-` in its keys: there it becomes `_`. Undefined when `id` is fine.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id
 * @see https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
export function problemOfJobId(id: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(id)) return 'may hold only letters, digits, "-" and "_", and begins with a letter';
  if (id.length > LIMITS.jobIdCharacters) return `has ${id.length} characters, more than the ${LIMITS.jobIdCharacters} that Azure Pipelines allows`;
  if (/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(id)) return 'is no file name on Windows';
  return undefined;
}
