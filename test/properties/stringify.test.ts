import { isDeepStrictEqual } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, visit } from 'yaml';
import { text, yamlDocument } from './documents';
import { commentAbove } from '../../src/document/comment';
import { YamlMap } from '../../src/document/document';
import { stringify } from '../../src/files/stringify';
import * as fc from '../support/fast-check';

/** Readers as the four services and the editors have them. */
const READERS: Readonly<Record<string, (yaml: string) => unknown>> = {
  'YAML 1.2': (yaml) => parse(yaml),
  'YAML 1.1': (yaml) => parse(yaml, { version: '1.1', merge: true }),
  'js-yaml': (yaml) => load(yaml),
};

/** The same without what is no data: a dictionary may have no prototype, a number a sign before zero. */
function plain(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(plain);
  return typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, plain(inner)])) : data;
}

// a matcher of vitest would ask a key called `constructor` what kind of thing it is in
function expectSame(read: unknown, written: unknown): void {
  if (!isDeepStrictEqual(plain(read), plain(written))) expect(JSON.stringify(read)).toBe(JSON.stringify(written));
}

describe('what is written is what is read', () => {
  test.each(Object.entries(READERS))('%s', (_, reader) => {
    fc.assert(fc.property(yamlDocument(), (data) => {
      expectSame(reader(stringify(data as YamlMap, ['header'])), data);
    }), { numRuns: 400 });
  });

  test('also after the way through a file, which is UTF-8', () => {
    fc.assert(fc.property(yamlDocument(), (data) => {
      const yaml = stringify(data as YamlMap, []);
      expect(Buffer.from(yaml, 'utf8').toString('utf8')).toBe(yaml);
    }), { numRuns: 200 });
  });
});

test('nothing is an anchor or an alias, though the same value stands twice', () => {
  fc.assert(fc.property(yamlDocument(), (data) => {
    let anchors = 0;
    visit(parseDocument(stringify({ first: data, second: data, third: [data] } as YamlMap, [])), {
      Alias: () => { anchors += 1; },
      Node: (_, node) => { if ('anchor' in node && node.anchor) anchors += 1; },
    });
    expect(anchors).toBe(0);
  }), { numRuns: 100 });
});

test('what is written does not depend on what was written before', () => {
  fc.assert(fc.property(yamlDocument(), (data) => {
    expect(stringify(structuredClone(data) as YamlMap, [])).toBe(stringify(data as YamlMap, []));
  }), { numRuns: 100 });
});

test('a comment changes nothing of what is read, whatever it holds', () => {
  fc.assert(fc.property(text(), text(), (comment, value) => {
    const data: YamlMap = { a: value, b: [value], c: { d: value } };
    commentAbove(data, 'a', comment);
    commentAbove(data.b as string[], 0, comment);
    commentAbove(data.c as YamlMap, 'd', comment);
    for (const reader of Object.values(READERS)) expectSame(reader(stringify(data, [comment])), { a: value, b: [value], c: { d: value } });
  }), { numRuns: 300 });
});
