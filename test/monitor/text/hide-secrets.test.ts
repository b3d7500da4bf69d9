import { expect, test } from 'vitest';
import { secretHider, withoutSecrets } from '../../../src/monitor/text/hide-secrets';
import * as fc from '../../support/fast-check';

const SECRETS = ['dbtc_/very+secret=', 'other"secret\\'];

async function hidden(body: string, size: number): Promise<string> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(body);
    for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of withoutSecrets(pieces(), SECRETS)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

test('each secret is taken out, in each of its forms', () => {
  const hide = secretHider(SECRETS);
  for (const secret of SECRETS) {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')]) {
      expect(hide(`a ${form} b`)).toBe('a *** b');
    }
  }
});

test('a body in pieces is the same as in one, wherever the pieces are cut, and holds no secret', async () => {
  const part = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...SECRETS));
  await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), async (parts, size) => {
    const body = parts.join('');
    expect(await hidden(body, size)).toBe(secretHider(SECRETS)(body));
  }));
});

test('a body without secrets comes out byte for byte', async () => {
  const body = 'ümläut 🚀 '.repeat(1_000);
  expect(await hidden(body, 7)).toBe(body);
});
