import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files';
import { PROVIDERS } from '../../src/providers';

/** The ids of the table, and how variables and files of a service begin. */
const VENDOR = new RegExp(`\\b(?:${Object.keys(PROVIDERS).join('|')})\\b|\\b(?:CI|GITHUB|GITLAB|RUNNER|BITBUCKET|BUILD|SYSTEM|AGENT)_[A-Z]|bitbucket-pipelines|azure-pipelines|gitlab-ci|workflows`, 'i');

/** The code of a file, without its comments. */
function codeOf(file: string): string[] {
  return textOf(file).replace(/\/\*[^]*?\*\//g, '').split('\n').map((line) => line.replace(/(^|\s)\/\/.*$/, '$1'));
}

test.each(sourceFiles('src/cli'))('%s knows no vendor: it asks the table and the planners', (file) => {
  expect(codeOf(file).filter((line) => VENDOR.test(line))).toEqual([]);
});

test('a vendor is found where there is one', () => {
  expect(['if (id === "azure")', '$CI_COMMIT_BRANCH', 'bitbucket-pipelines.yml'].every((line) => VENDOR.test(line))).toBe(true);
  expect(VENDOR.test("import { compare } from './differences';")).toBe(false);
});
