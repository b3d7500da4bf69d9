import { expect, test } from 'vitest';
import { thinnedText } from '../../../src/monitor/text/thin-text';
import * as fc from '../../support/fast-check';

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map(text => text.replace(/\n/g, ' ')),
  fc.constantFrom('\\', '\\n', '"', '\u001b[0m', '7 of 10 OK created x [SUCCESS in 1s]', '7 of 10 START x', '🚀', '\\"'),
);
const log = fc.array(line, { maxLength: 60 }).map(lines => lines.join('\n'));

test('JSON whose texts are short arrives as it is, wherever the connection cuts it', async () => {
  await fc.assert(fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), async (value, size) => {
    const json = JSON.stringify(value);
    expect(await thinnedText(chunks(json, size), 100_000)).toBe(json);
  }));
});

test('JSON with long texts stays JSON, and of each text the end stays', async () => {
  await fc.assert(fc.asyncProperty(fc.array(log, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 50 }), async (texts, size) => {
    const thinned = JSON.parse(await thinnedText(chunks(JSON.stringify(texts), size), 200)) as string[];
    expect(thinned).toHaveLength(texts.length);
    thinned.forEach((left, index) => {
      const last = left.split('\n').pop() ?? '';
      expect(texts[index].endsWith(last)).toBe(true);
    });
  }));
});

test('lines that say what became of a model stay, wherever they are', async () => {
  const results = Array.from({ length: 50 }, (_, index) => `${index + 1} of 50 OK created sql table model a.b${index} [SUCCESS in 1s]`);
  const long = results.flatMap(result => [`debug ${'x'.repeat(300)}`, result, result.replace('OK', 'START'), `more "${'\\n'.repeat(100)}`]).join('\n');
  const thinned = JSON.parse(await thinnedText(chunks(JSON.stringify({ log: long }), 700), 1_000)) as { log: string };
  expect(thinned.log.length).toBeLessThan(8_000);
  expect(thinned.log.split('\n').filter(left => left.includes(' OK '))).toEqual(results);
});

test('so do those of dbt 2, also where the two kinds take turns', async () => {
  const results = Array.from({ length: 60 }, (_, index) => index % 3 === 0
    ? `${index + 1} of 60 OK created sql table model a.b${index} [SUCCESS in 1s]` : `    Failed [  1.${index}s] model a.b${index} (table)`);
  const long = results.flatMap(result => [`debug failed [${'x'.repeat(300)}`, result, `more of that, updated ["${'\n'.repeat(100)}`]).join('\n');
  const thinned = JSON.parse(await thinnedText(chunks(JSON.stringify({ log: long }), 700), 1_000)) as { log: string };
  expect(thinned.log.length).toBeLessThan(8_000);
  expect(thinned.log.split('\n').filter(left => / OK |^ {4}Failed/.test(left))).toEqual(results);
});

test('a line that is too long all by itself does not stay', async () => {
  const thinned = JSON.parse(await thinnedText(chunks(JSON.stringify({ log: `${'x'.repeat(100_000)}\nthe end`, next: 1 }), 900), 1_000)) as object;
  expect(thinned).toEqual({ log: expect.stringMatching(/the end$/), next: 1 });
  expect(JSON.stringify(thinned).length).toBeLessThan(4_000);
});

test('a body that breaks off in the middle is not made whole', async () => {
  const body = '{"log": "a\\nb\\';
  expect(await thinnedText(chunks(body, 3), 1_000)).toBe(body);
});

// what it takes in time and memory is measured in bench/, and held by memory.test.ts in a process of its own
test('of a log of 100 MB about a megabyte is left', async () => {
  const debug = `12:00:00.000000 [debug] [Thread-1]: ${'select 1 from "a"."b" '.repeat(4)}\\n`.replace(/"/g, '\\"');
  const block = Buffer.from(debug.repeat(500));
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"debug_logs":"');
    for (let sent = 0; sent < 100_000_000; sent += block.length) yield block;
    yield Buffer.from('"}');
  }
  const thinned = await thinnedText(body(), 500_000);
  expect(thinned.length).toBeLessThan(1_100_000);
});
