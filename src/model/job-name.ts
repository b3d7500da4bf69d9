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
  if (name !== name.trim()) return 'begins or ends with a space';
  if ([...name].length > 255) return `has ${[...name].length} characters, more than the 255 that GitLab CI allows`;
  if (/\p{Cc}|[\u2028\u2029]/u.test(name)) return 'holds a line break or another control character';
  if (name.includes('${{')) return 'holds "${{", which GitHub Actions and Azure Pipelines would evaluate';
  if (name.includes('$(')) return 'holds "$(", which Azure Pipelines would replace';
  if (name.startsWith('.')) return 'begins with a dot, which hides a job from GitLab CI';
  if (GITLAB_KEYWORDS.has(name)) return 'is a keyword of GitLab CI';
  return undefined;
}

/**
 * Letters, digits, `-` and `_`, beginning with a letter: what a job key of GitHub Actions may hold, which is also a file name on every
 * system. Azure Pipelines has no `-` in its keys: there it becomes `_`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_id
 */
export function problemOfJobId(id: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(id)) return 'may hold only letters, digits, "-" and "_", and begins with a letter';
  if (id.length > 100) return `has ${id.length} characters, more than the 100 that Azure Pipelines allows`;
  return undefined;
}
