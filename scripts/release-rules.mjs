// What has to agree before a release.

/**
 * What is wrong, in sentences; none: everything says the same.
 *
 * @param release `mode` is `dry` for a rehearsal, which needs no tag and takes a version that is neither dated nor recorded yet
 */
export function releaseProblems({ version, tag, changelog, isApiStale, isApiRecorded, changedFiles, mode }) {
  const heading = new RegExp(`^## \\[${version.replace(/\./g, '\\.')}\\](?: - (\\d{4}-\\d{2}-\\d{2}))?$`, 'm').exec(changelog);
  const problems = [];
  if (heading === null) problems.push(`CHANGELOG.md has no heading "## [${version}]": the version of package.json is described nowhere`);
  else if (mode === 'release' && heading[1] === undefined) problems.push(`CHANGELOG.md: the heading "## [${version}]" has no date: write "## [${version}] - YYYY-MM-DD"`);
  if (mode === 'release' && tag !== `v${version}`) problems.push(`the tag is ${tag ?? 'not known'} and the version is ${version}: push the tag v${version}`);
  if (isApiStale) problems.push('API.md is not what the code says: run `npx projen docgen` and commit it');
  if (mode === 'release' && !isApiRecorded) problems.push('api/released.jsii.gz is not the API of this version: run `npm run api:record` and commit it');
  if (mode === 'release' && changedFiles.length > 0) problems.push(`the work tree is not what was committed: ${changedFiles.join(', ')}`);
  return problems;
}

/** The service that runs this, if npm and PyPI can know it; undefined for any other. */
export function trustedService(env) {
  if (env.GITHUB_ACTIONS === 'true' && env.ACTIONS_ID_TOKEN_REQUEST_URL) return 'github';
  if (env.GITLAB_CI === 'true' && env.NPM_ID_TOKEN && env.PYPI_ID_TOKEN) return 'gitlab';
  return undefined;
}
