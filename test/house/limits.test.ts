import { describe, expect, test } from 'vitest';
import { sourceFiles, textOf } from './source-files';
import { LIMITS } from '../../src/model/limits';

/** A number in a sentence for a person, or a constant that is a limit by its name. */
const BARE = /(?:more than the|at most|than the|allows) \d{2,}|const (?:MOST|MAXIMUM|LONGEST|MAX)_[A-Z_]* = [\d_]{2,}/;

/** Limits of our own: how much is searched, or shown. A table of features tells what a service does by itself. */
const OURS = ['src/model/patterns/', 'src/model/invalid.ts', 'src/model/limits.ts'];

describe('what a service takes at most', () => {
  test.each(sourceFiles().filter((file) => /^src\/(?:model|definition|synth|providers)\//.test(file) && !/\/read\/|\/features\.ts$/.test(file) && !OURS.some((place) => file.startsWith(place))))('stands in the table of limits, and not in %s', (file) => {
    const code = textOf(file).replace(/\/\*[^]*?\*\//g, '').split('\n');
    expect(code.filter((line) => BARE.test(line))).toEqual([]);
  });

  test('is found where it stands in a file', () => {
    expect(BARE.test('const MAXIMUM_STEPS = 100;') && BARE.test('`more than the 255 that`')).toBe(true);
  });

  test('has a page for each', () => {
    const table = textOf('src/model/limits.ts');
    // the two limits of labels have one page
    expect(table.match(/@see https:/g)).toHaveLength(Object.keys(LIMITS).length - 1);
  });
});
