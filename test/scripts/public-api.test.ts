import * as path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

interface Assembly {
  readonly version: string;
  readonly types: Record<string, { readonly properties?: readonly { readonly name: string }[] }>;
}

interface PublicApi {
  builtApi(): Assembly;
  incompatibilities(before: Assembly, after: Assembly): string[];
  apiProblems(question: { version: string; changelog: string; released: Assembly | undefined; built: Assembly }): string[];
}

const PROPS = 'projen-dbt-pipelines.ShellJobProps';
const REMOVED = /ShellJobProps\.cache: has been removed/;

let api: PublicApi;
let built: Assembly;
let broken: Assembly;
beforeAll(async () => {
  api = await import(path.join(__dirname, '../../scripts/public-api.mjs')) as PublicApi;
  built = api.builtApi();
  broken = without(built, 'cache');
});

function without(assembly: Assembly, property: string): Assembly {
  const type = assembly.types[PROPS];
  return { ...assembly, types: { ...assembly.types, [PROPS]: { ...type, properties: type.properties?.filter(({ name }) => name !== property) } } };
}

function dated(...versions: readonly string[]): string {
  return versions.map((version) => `## [${version}] - 2026-12-01\n`).join('\n');
}

const at = (version: string, assembly: Assembly): Assembly => ({ ...assembly, version });

describe('the public API', () => {
  test('is compatible with itself, and without a property it is not', () => {
    expect(api.incompatibilities(built, built)).toEqual([]);
    expect(api.incompatibilities(built, broken)).toEqual([expect.stringMatching(REMOVED)]);
  });

  test('may have more than was released', () => {
    expect(api.incompatibilities(broken, built)).toEqual([]);
  });

  test('that cannot be compared is not taken for compatible', () => {
    expect(() => api.incompatibilities(built, { ...built, name: 'another' } as Assembly)).toThrow(/jsii-diff ended with/);
  });

  test.each([['0.1.0', '0.1.0'], ['0.1.0', '0.1.1'], ['1.2.0', '1.3.0']])('of %s may not be broken by %s', (from, to) => {
    const problems = api.apiProblems({ version: to, changelog: dated(from), released: at(from, built), built: broken });
    expect(problems).toEqual([expect.stringMatching(REMOVED)]);
  });

  test.each([['0.1.0', '0.2.0'], ['0.9.0', '1.0.0'], ['1.2.0', '2.0.0']])('of %s may be broken by %s', (from, to) => {
    expect(api.apiProblems({ version: to, changelog: dated(from), released: at(from, built), built: broken })).toEqual([]);
  });
});

describe('without a recorded release', () => {
  test('nothing is compared as long as the changelog dates none', () => {
    expect(api.apiProblems({ version: '0.1.0', changelog: '## [0.1.0]\n', released: undefined, built })).toEqual([]);
  });

  test('a dated version is refused, so that nothing goes uncompared after the first release', () => {
    expect(api.apiProblems({ version: '0.2.0', changelog: `## [0.2.0]\n\n${dated('0.1.0')}`, released: undefined, built })).toEqual([expect.stringMatching(/0\.1\.0 as the last release.*no version.*api:record/)]);
  });

  test('a second version beside the first is refused', () => {
    expect(api.apiProblems({ version: '0.2.0', changelog: '## [0.2.0]\n\n## [0.1.0]\n', released: undefined, built })).toEqual([expect.stringMatching(/\[0\.1\.0\] stands beside/)]);
  });

  test('a record of another version than the last one of the changelog is refused', () => {
    expect(api.apiProblems({ version: '0.3.0', changelog: dated('0.2.0', '0.1.0'), released: at('0.1.0', built), built })).toEqual([expect.stringMatching(/0\.2\.0 as the last release.*of 0\.1\.0/)]);
  });
});
