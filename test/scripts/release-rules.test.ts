import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

interface Release {
  readonly version: string;
  readonly tag: string | undefined;
  readonly changelog: string;
  readonly isApiStale: boolean;
  readonly isApiRecorded: boolean;
  readonly changedFiles: readonly string[];
  readonly mode: 'dry' | 'release';
}

interface Rules {
  releaseProblems(release: Release): string[];
  trustedService(env: Readonly<Record<string, string>>): string | undefined;
}

let rules: Rules;
beforeAll(async () => { rules = await import(path.join(__dirname, '../../scripts/release-rules.mjs')) as Rules; });

const GOOD: Release = { version: '1.2.0', tag: 'v1.2.0', changelog: '# Changelog\n\n## [1.2.0] - 2026-12-01\n\n### Added\n', isApiStale: false, isApiRecorded: true, changedFiles: [], mode: 'release' };

describe('a release', () => {
  test('is made when everything says the same', () => {
    expect(rules.releaseProblems(GOOD)).toEqual([]);
  });

  test.each<[string, Partial<Release>, RegExp]>([
    ['a version that the changelog does not describe', { version: '1.3.0', tag: 'v1.3.0' }, /no heading "## \[1\.3\.0\]"/],
    ['a version that only looks like one of the changelog', { version: '1x2.0', tag: 'v1x2.0' }, /no heading/],
    ['a heading without a date', { changelog: '## [1.2.0]\n' }, /has no date/],
    ['another tag', { tag: 'v1.1.9' }, /the tag is v1\.1\.9 and the version is 1\.2\.0/],
    ['no tag', { tag: undefined }, /the tag is not known/],
    ['an old API reference', { isApiStale: true }, /API\.md/],
    ['an API that is not recorded', { isApiRecorded: false }, /npm run api:record/],
    ['a changed work tree', { changedFiles: [' M src/index.ts'] }, / M src\/index\.ts/],
  ])('is refused for %s, and for nothing else', (_, wrong, message) => {
    expect(rules.releaseProblems({ ...GOOD, ...wrong })).toEqual([expect.stringMatching(message)]);
  });

  test('is rehearsed before it has a tag, a date and a recorded API, but not with an old API reference', () => {
    const before = { ...GOOD, mode: 'dry', tag: undefined, changelog: '## [1.2.0]\n', isApiRecorded: false, changedFiles: [' M x'] } as const;
    expect(rules.releaseProblems(before)).toEqual([]);
    expect(rules.releaseProblems({ ...before, isApiStale: true })).toHaveLength(1);
  });
});

describe('an upload', () => {
  test('is for services that npm and PyPI can know by a token of the run', () => {
    expect(rules.trustedService({ GITHUB_ACTIONS: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com' })).toBe('github');
    expect(rules.trustedService({ GITLAB_CI: 'true', NPM_ID_TOKEN: 'x', PYPI_ID_TOKEN: 'y' })).toBe('gitlab');
  });

  test.each<Record<string, string>>([{}, { GITHUB_ACTIONS: 'true' }, { GITLAB_CI: 'true' }, { TF_BUILD: 'True' }, { BITBUCKET_BUILD_NUMBER: '1' }])('is left out anywhere else: %j', (env) => {
    expect(rules.trustedService(env)).toBeUndefined();
  });
});
