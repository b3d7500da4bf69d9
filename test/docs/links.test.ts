import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, documentPaths, localLinksOf, proseOf, readDocument, ROOT } from './markdown';

describe.each(documentPaths())('%s', (document) => {
  const text = readDocument(document);

  test('links only to what is there', () => {
    const broken = localLinksOf(text).filter((link) => !resolves(document, link));
    expect(broken).toEqual([]);
  });

  test('has one title, at its top', () => {
    expect(proseOf(text).match(/^# /gm)).toHaveLength(1);
    expect(text).toMatch(/^# /);
  });
});

test('README leads to each of the other documents', () => {
  const reached = new Set<string>();
  const visit = (document: string): void => {
    if (reached.has(document)) return;
    reached.add(document);
    for (const link of localLinksOf(readDocument(document))) {
      const target = path.posix.join(path.posix.dirname(document), link.replace(/#.*/, ''));
      if (documentPaths().includes(target)) visit(target);
    }
  };
  visit('README.md');
  expect(documentPaths().filter((document) => !reached.has(document))).toEqual([]);
});

function resolves(document: string, link: string): boolean {
  const [file, anchor] = link.split('#');
  const target = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
  if (!fs.existsSync(path.join(ROOT, target))) return false;
  return anchor === undefined || anchorsOf(readDocument(target)).includes(anchor);
}
