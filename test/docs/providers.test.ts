import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentText, writtenFromCode } from './feature-table';
import { codeOf, readDocument, rowsBelow } from './markdown';
import { TeamRepository } from './team-repository';
import { PROVIDERS } from '../../src/providers';

const TEXT = readDocument('docs/providers.md');
const FEATURES = rowsBelow(TEXT, 'Features').map(([feature, ...answers]) => ({ feature, answers }));
const FIRST_TABLE = FEATURES.slice(0, FEATURES.findIndex(({ answers }) => answers.includes('yes')));

test('the table of features is the one in the code: `node scripts/update-docs.mjs` writes it anew', () => {
  expect(documentText()).toBe(writtenFromCode());
});

describe.each(Object.values(PROVIDERS))('what people read of $title', ({ features }) => {
  test.each(Object.entries(features))('about %s', (_, support) => {
    expect(support.see).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
    if (support.level === 'emulated') expect(support.by, 'a sentence, as PIPELINES.md shows it').toMatch(/^(?:[A-Z]|`).*\.$/s);
    if (support.level === 'refused') for (const text of [support.why, support.fix]) expect(text, 'a part of a message').toMatch(/^(?:[a-z]|`|GitHub|GitLab|Azure|Bitbucket).*[^.]$/s);
  });
});

test.each(FIRST_TABLE)('each provider has an answer to: $feature', ({ answers }) => {
  expect(answers).toHaveLength(Object.keys(PROVIDERS).length);
  for (const answer of answers) expect(answer).toMatch(/^(?:exact|emulated|refused)\b/);
});

test('a refusal names a code that diagnostics can have', () => {
  const model = readDocument('src/model/diagnostic.ts');
  const codes = FIRST_TABLE.flatMap(({ answers }) => answers).filter((answer) => answer.includes('refused'))
    .flatMap(codeOf).filter((code) => /^[a-z]+(?:-[a-z]+)+$/.test(code));
  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes) expect(model).toContain(`'${code}'`);
});

describe('the set-up', () => {
  test.each(Object.values(PROVIDERS))('of $title says where to create a secret', ({ title, secretStore }) => {
    expect(setUpOf(title)).toContain(secretStore);
  });
});

describe('a synthesis refuses what the table says', () => {
  const repository = new TeamRepository();
  beforeAll(() => repository.write('bitbucket-pipelines.yml', 'image: alpine\n'));
  afterAll(() => repository.remove());

  const definition = (provider: string, jobs: string): string => `
import { CiProvider, DbtProject, ShellJob, Trigger } from 'projen-dbt-pipelines';
const project = new DbtProject({ name: 'table', providers: [CiProvider.${provider}] });
const job = (id, more = {}) => new ShellJob(project.pipelines, id, { commands: ['true'], ...more });
${jobs}
project.synth();
`;

  test.each([
    ['order-not-expressible', 'BITBUCKET', "const a = job('a'); job('b'); job('c', { needs: [a] });"],
    ['too-many-steps', 'BITBUCKET', 'for (let number = 0; number <= 100; number += 1) job(`job${number}`);'],
    ['foreign-file', 'BITBUCKET', "job('a');"],
    ['unspellable-value', 'AZURE', "job('a', { commands: ['echo $(DATE)'], env: { DATE: 'today' } });"],
    ['unspellable-value', 'GITHUB', "job('a', { commands: ['#'.repeat(21001)] });"],
    ['duplicate-id', 'AZURE', "job('dbt-run'); job('dbt_run');"],
  ])('%s on %s', (code, provider, jobs) => {
    repository.write('.projenrc.js', definition(provider, jobs));
    expect(repository.synth()).toContain(`(${code})`);
    expect(FIRST_TABLE.some(({ answers }) => answers.some((answer) => answer.includes(code))) || TEXT.includes(`\`${code}\``)).toBe(true);
  });

  test('and the same definitions are written for a provider that is exact', () => {
    const jobs = "const a = job('a'); job('b'); job('c', { needs: [a], commands: ['echo $(DATE)'], env: { DATE: 'today' } });";
    repository.write('.projenrc.js', definition('GITLAB', jobs));
    expect(repository.synth()).toBe('');
  });
});

function setUpOf(title: string): string {
  return TEXT.split(/^### /m).find((section) => section.startsWith(`${title}\n`)) ?? '';
}
