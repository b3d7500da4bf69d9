import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './source-files';
import { localLinksOf, readDocument } from '../docs/markdown';

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly author: { readonly email?: string };
  readonly bin: Record<string, string>;
  readonly bundledDependencies: readonly string[];
  readonly repository: { readonly url: string };
}

const manifest = JSON.parse(readDocument('package.json')) as Manifest;

/** All that may be in the package; what a user has no use for is in none of them. */
const ALLOWED = [
  /^package\.json$/,
  /^\.jsii$/,
  /^(?:API|ARCHITECTURE|CHANGELOG|CONTRIBUTING|README|SECURITY)\.md$/,
  /^(?:LICENSE|THIRD-PARTY-NOTICES\.txt)$/,
  /^docs\/(?:[\w-]+\/)*[\w-]+\.md$/,
  /^bin\/dbt-pipelines$/,
  /^assets\/run-and-monitor\.mjs$/,
  /^lib\/.+\.(?:js|d\.ts)$/,
  new RegExp(`^node_modules/(?:${manifest.bundledDependencies.join('|')})/`),
];

let packed: string[];
beforeAll(() => {
  const answer = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [{ files }] = Object.values(JSON.parse(answer)) as { files: { path: string }[] }[];
  packed = files.map((file) => file.path);
});

describe('the package', () => {
  test('holds nothing that a user has no use for', () => {
    expect(packed.filter((file) => !ALLOWED.some((allowed) => allowed.test(file)))).toEqual([]);
  });

  test('holds what package.json points to, and a file of each kind that it may hold', () => {
    expect(packed).toEqual(expect.arrayContaining(['lib/index.js', 'lib/index.d.ts', ...new Set(Object.values(manifest.bin))]));
    expect(ALLOWED.filter((allowed) => !packed.some((file) => allowed.test(file)))).toEqual([]);
  });

  test('holds what README links to', () => {
    const linked = localLinksOf(readDocument('README.md')).map((link) => link.replace(/#.*/, '')).filter((file) => file !== '');
    expect(linked.length).toBeGreaterThan(5);
    expect(linked.filter((file) => !packed.includes(file))).toEqual([]);
  });

  test('has the licences of all that it brings along, as they are installed', async () => {
    const { notices } = await import(path.join(ROOT, 'scripts/notices.mjs')) as { notices(): string };
    expect(fs.readFileSync(path.join(ROOT, 'THIRD-PARTY-NOTICES.txt'), 'utf8'), 'run `npm run notices`').toBe(notices());
    const brought = new Set(packed.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
    expect([...brought].sort()).toEqual([...manifest.bundledDependencies].sort());
  });

  test.each(manifest.bundledDependencies.map((name) => [name]))('brings %s along under a licence that goes with Apache-2.0', (name) => {
    const { license } = JSON.parse(readDocument(`node_modules/${name}/package.json`)) as Manifest;
    expect(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause']).toContain(license);
  });
});

test('README, changelog and package name one version', () => {
  expect(readDocument('CHANGELOG.md')).toMatch(new RegExp(`^## \\[${manifest.version.replaceAll('.', '\\.')}\\]`, 'm'));
  expect([...readDocument('README.md').matchAll(/^(\d+\.\d+\.\d+) is not on npm yet/gm)].map(([, version]) => version).filter((version) => version !== manifest.version)).toEqual([]);
});

test('the author can be reached: by a page that exists, not by an address of an example', () => {
  expect(JSON.stringify(manifest.author)).not.toMatch(/\.example\b|@example\./);
});

test('links of README to the repository\'s own page lead to what is here', () => {
  const page = `${manifest.repository.url.replace(/\.git$/, '')}/tree/main/`;
  const places = [...readDocument('README.md').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => link.startsWith(page) ? [link.slice(page.length)] : []);
  expect(places).not.toEqual([]);
  expect(places.filter((place) => !fs.existsSync(path.join(ROOT, place)))).toEqual([]);
});
