import { YamlValue } from '../../../document/document';

/** What Ruby sets aside for any object, and for a text up to 23 bytes. */
const SLOT = 40;
const SHORT_TEXT = 23;

/** For a map of up to 8 entries; a larger one doubles a table of 24 bytes an entry, and one of indexes. */
const SMALL_MAP = 160;
const SMALL_MAP_ENTRIES = 8;
const TABLE_HEAD = 56;
const TABLE_ENTRY = 28;

/** Up to three entries lie in the list's own slot. */
const SMALL_LIST = 3;
const POINTER = 8;

/**
 * How many bytes the parsed file takes in Ruby at least, which is what GitLab's limit counts: the sum of `ObjectSpace.memsize_of` of all
 * that is in it. Versions of Ruby differ; a file that GitLab takes is never counted as too large.
 * @see https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/utils/deep_size.rb
 */
export function parsedSize(value: YamlValue | undefined): number {
  if (typeof value === 'string') return sizeOfText(value);
  if (Array.isArray(value)) return SLOT + (value.length > SMALL_LIST ? value.length * POINTER : 0) + sum(value.map(parsedSize));
  // numbers and flags are no objects there
  if (typeof value !== 'object' || value === null) return 0;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return sizeOfMap(entries.length) + sum(entries.map(([key, entry]) => sizeOfText(key) + parsedSize(entry)));
}

function sizeOfText(text: string): number {
  const bytes = Buffer.byteLength(text);
  return bytes <= SHORT_TEXT ? SLOT : SLOT + bytes + 1;
}

function sizeOfMap(entries: number): number {
  if (entries <= SMALL_MAP_ENTRIES) return SMALL_MAP;
  return SLOT + TABLE_HEAD + 2 ** Math.ceil(Math.log2(entries)) * TABLE_ENTRY;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
