import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Machine } from './running';
import { SecretRef } from '../../src';
import { lintAndMerge, merge, shell } from '../providers/definitions';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

const STORED = { A: 'value of A', B: 'value of B', C: 'value of C', DBT_API_KEY: 'the-key' };

let machine: Machine;
beforeAll(() => { machine = new Machine(); });
afterAll(() => machine.remove());

const secret = (name: string): SecretRef => SecretRef.named(name);

describe.each(ALL)('on %s', (provider) => {
  test.each([
    ['under its own name', { A: secret('A') }, { A: 'value of A' }],
    ['under another name', { X: secret('A') }, { X: 'value of A' }],
    ['under two names', { X: secret('A'), Y: secret('A') }, { X: 'value of A', Y: 'value of A' }],
    ['under the name of another', { A: secret('B'), B: secret('C') }, { A: 'value of B', B: 'value of C' }],
    ['under the name of another, named later', { B: secret('C'), A: secret('B') }, { A: 'value of B', B: 'value of C' }],
    ['under exchanged names', { A: secret('B'), B: secret('A') }, { A: 'value of B', B: 'value of A' }],
  ])('a command reads a secret %s', async (_, secrets, expected) => {
    const commands = Object.keys(expected).map((name) => `printenv ${name}`);
    const { steps } = Rendered.of(shell({ secrets, commands })).job(provider, 'main', 'shell');
    expect(await machine.run(provider, steps[0], STORED)).toMatchObject({ code: 0, output: Object.values(expected).map((value) => `${value}\n`).join('') });
  });

  test('a secret with characters of the shell arrives as it is stored', async () => {
    const value = 'a$b`id`"\'\\ $(id) é #';
    const { steps } = Rendered.of(shell({ secrets: { X: secret('A') }, commands: ['printenv X'] })).job(provider, 'main', 'shell');
    expect(await machine.run(provider, steps[0], { A: value })).toMatchObject({ code: 0, output: `${value}\n` });
  });

  test('the file says which secrets to create, and where', () => {
    expect(Rendered.of(merge).texts(provider).join()).toMatch(/^# Secrets to create \(.+\): DBT_API_KEY\.$/m);
  });

  test('a job without secrets says nothing of any', () => {
    expect(Rendered.of(shell()).texts(provider).join()).not.toMatch(/secret/i);
  });
});

describe.each(['github', 'azure'] as const)('on %s, which confines secrets', (provider) => {
  test('a secret reaches the step that declares it and no other (trap 20)', () => {
    const rendered = Rendered.of((pipelines) => {
      lintAndMerge(pipelines);
      shell({ secrets: { X: secret('A') } })(pipelines);
    });
    const mapped = (branch: string, job: string) => rendered.job(provider, branch, job).steps.map(({ secrets }) => secrets.kind === 'mapped' && secrets.variables);
    expect(mapped('main', 'merge')).toEqual([{ DBT_API_KEY: 'DBT_API_KEY' }]);
    expect(mapped('main', 'shell')).toEqual([{ X: 'A' }]);
    expect(mapped('dev', 'lint')).toEqual([{}, {}]);
  });

  test('the secret stands in the `env` of one step, and nowhere else in the file', () => {
    const reference = provider === 'github' ? '${{ secrets.DBT_API_KEY }}' : '$(DBT_API_KEY)';
    const [text] = Rendered.of(merge).texts(provider);
    expect(text.split(reference)).toHaveLength(2);
    expect(text).toContain(`env:\n${' '.repeat(10)}DBT_API_KEY: ${reference}\n`);
  });
});

test('a name is a plain value or a secret, never both: the providers put them in opposite order (trap 39)', () => {
  expect(() => definitionOf(shell({ secrets: { X: secret('A') }, env: { X: 'x' } }))).toThrow('"X" is set by `env` too');
  const define = shell({ secrets: { A: secret('X') }, env: { X: 'x' } });
  expect(diagnosticsOf(definitionOf(define))).toMatchObject([{ code: 'variable-and-secret' }]);
});

test('a name that a provider drops, changes or keeps for itself is refused (trap 41)', () => {
  for (const name of ['GITHUB_X', 'SECRET_X', 'INPUT_X', 'ENDPOINT_X', 'SECUREFILE_X', 'CI_X', 'BITBUCKET_X', 'lower', '1A', 'A-B', 'A.B', '']) {
    expect(() => shell({ env: { [name]: 'x' } })(undefined as never), name).toThrow();
    expect(() => SecretRef.named(name), name).toThrow();
  }
});
