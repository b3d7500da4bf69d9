import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files';
import { PROVIDERS } from '../../src/providers';
import { codeOf, readDocument, rowsBelow } from '../docs/markdown';

const MOST_FILES = 12;

/** Every file of the source that says the name of a provider, in code or comment, and is not in the folder of one. */
function naming(word: string): string[] {
  const named = new RegExp(word, 'i');
  return sourceFiles().filter((file) => named.test(textOf(file)) && !isItsOwn(file, word));
}

/** Its own folder; and what Azure says of the hosts of the code that it builds, which are no CI services there. */
function isItsOwn(file: string, word: string): boolean {
  return file.includes(`/${word}-pipelines/`) || /\/azure-pipelines\/|\/azure-code-host\.ts$/.test(file);
}

describe('a fifth provider', () => {
  const listed = rowsBelow(readDocument('ARCHITECTURE.md'), 'Adding a provider').map(([file]) => codeOf(file)[0]);

  test('touches the files that ARCHITECTURE names, and no other', () => {
    expect([...listed].sort()).toEqual(naming('bitbucket').sort());
  });

  test(`touches at most ${MOST_FILES} of them`, () => {
    expect(listed.length).toBeLessThanOrEqual(MOST_FILES);
  });

  test('is one more than there are', () => {
    expect(Object.keys(PROVIDERS)).toHaveLength(4);
  });
});
