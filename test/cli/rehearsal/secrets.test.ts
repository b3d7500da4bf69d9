import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
import { rehearsed, said } from '../rehearsed';

describe('a secret', () => {
  const script = 'echo "key is <${DBT_API_KEY-unset}>, of ${#DBT_API_KEY} characters"';
  const reads = (secrets: Parameters<typeof step>[1]) => pipeline(job('a', [step(script, secrets)]));
  const mapped = { secrets: { kind: 'mapped', variables: { DBT_API_KEY: 'SHOP_KEY' }, unset: 'empty' } } as const;
  const all = { secrets: { kind: 'all' } } as const;

  test('reaches a step under the variable that the pipeline maps it to, and is not shown', async () => {
    const result = await rehearsed({ 'github/a.json': reads(mapped) }, ['--secret', 'SHOP_KEY=s3cr3t']);
    expect(said(result)).toEqual(['key is <***>, of 6 characters']);
    expect(result.output).not.toContain('s3cr3t');
  });

  test('that the pipeline does not map does not reach a step', async () => {
    const result = await rehearsed({ 'github/a.json': reads({}) }, ['--secret', 'DBT_API_KEY=s3cr3t']);
    expect(said(result)).toEqual(['key is <unset>, of 0 characters']);
  });

  test('reaches every step under its own name where the provider does it so', async () => {
    expect(said(await rehearsed({ 'gitlab.json': reads(all) }, ['--secret', 'DBT_API_KEY=s3cr3t']))).toEqual(['key is <***>, of 6 characters']);
  });

  test('comes from the variable of its name when it is given without a value', async () => {
    const result = await rehearsed({ 'gitlab.json': reads(all) }, ['--secret', 'DBT_API_KEY'], { ...process.env, DBT_API_KEY: 'from-host' });
    expect(said(result)).toEqual(['key is <***>, of 9 characters']);
  });

  test('that was not given is the token of the emulator', async () => {
    for (const [file, secrets] of [['gitlab.json', all], ['github/a.json', mapped]] as const) {
      expect(said(await rehearsed({ [file]: reads(secrets) }))).toEqual([expect.stringMatching(/^key is <\*\*\*>, of [1-9]\d* characters$/)]);
    }
  });

  test('that was not given is, against the real host, what the provider has for a secret that does not exist', async () => {
    const macro = { secrets: { ...mapped.secrets, unset: 'macro' } } as const;
    const real = ['--against', 'real'];
    expect(said(await rehearsed({ 'gitlab.json': reads(all) }, real))).toEqual(['key is <unset>, of 0 characters']);
    expect(said(await rehearsed({ 'github/a.json': reads(mapped) }, real)).pop()).toBe('key is <>, of 0 characters');
    expect(said(await rehearsed({ 'azure.json': reads(macro) }, real)).pop()).toBe('key is <$(SHOP_KEY)>, of 11 characters');
  });

  test('of several lines is hidden line by line', async () => {
    const environment = { ...process.env, PEM: 'first-line\nsecond-line' };
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', [step('echo "$PEM"', all)])) }, ['--secret', 'PEM'], environment);
    expect(said(result)).toEqual(['***', '***']);
  });
});
