import type { Node, Pair, Scalar } from 'yaml';
import { yaml } from './yaml';
import { commentOn } from '../document/comment';
import { YamlMap, YamlValue } from '../document/document';

/**
 * The one place where data becomes YAML text: in the order of the data, without anchors, long lines unbroken, scripts of several lines
 * as block scalars, and each string so that no reader takes it for anything else.
 */
export function stringify(data: YamlMap, header: readonly string[]): string {
  const { Document } = yaml();
  const document = new Document(data, { aliasDuplicateObjects: false, keepUndefined: false, compat: 'yaml-1.1' });
  dress(document.contents, data);
  separateJobs(document.contents);
  document.commentBefore = asComment(header);
  return escapeSigns(document.toString({ lineWidth: 0, singleQuote: true, blockQuote: 'literal' }));
}

/** Gives each text its quotes, and each part its comments. */
function dress(node: unknown, data: YamlValue | undefined): void {
  const { isMap, isScalar, isSeq } = yaml();
  if (isScalar(node)) setStyle(node);
  if (isMap(node) && isPlainMap(data)) {
    for (const pair of node.items) dressPair(pair, data);
  }
  if (isSeq(node) && Array.isArray(data)) {
    node.items.forEach((item, index) => {
      const comment = commentOn(data, index);
      commentEntry(item as Node, comment?.above, comment?.behind);
      dress(item, data[index]);
    });
  }
}

function setStyle(node: Scalar): void {
  if (typeof node.value === 'string') node.type = styleOf(node.value) ?? node.type;
}

function dressPair(pair: Pair, data: YamlMap): void {
  const key = String(yaml().isScalar(pair.key) ? pair.key.value : pair.key);
  const comment = commentOn(data, key);
  commentEntry(pair.key as Node, comment?.above, undefined);
  commentEntry(pair.value as Node, undefined, comment?.behind);
  dress(pair.key, key);
  dress(pair.value, data[key]);
}

function commentEntry(node: Node | null, above: string | undefined, behind: string | undefined): void {
  if (!node) return;
  if (above) node.commentBefore = asComment(above.split('\n'));
  if (behind) node.comment = asComment([behind]);
}

function asComment(lines: readonly string[]): string {
  // a sign that ends a line for some reader would end the comment
  return lines.map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]/gu, ' ').trim()).map((line) => line === '' ? '' : ` ${line}`).join('\n');
}

/** An empty line before each job, where a person would put one. */
function separateJobs(contents: unknown): void {
  const { isCollection, isMap, isScalar, isSeq } = yaml();
  if (!isMap(contents)) return;
  for (const pair of contents.items) {
    const jobs = isScalar(pair.key) && pair.key.value === 'jobs' ? pair.value : undefined;
    if (isMap(jobs)) jobs.items.slice(1).forEach(({ key }) => separate(key));
    if (isSeq(jobs)) jobs.items.slice(1).forEach(separate);
    if (pair !== contents.items[0] && isCollection(pair.value)) separate(pair.key);
  }
}

function separate(node: unknown): void {
  const { isMap, isScalar } = yaml();
  if (isScalar(node) || isMap(node)) node.spaceBefore = true;
}

function isPlainMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The writer's own words for how a string is written; undefined leaves the choice to it. */
type QuotingStyle = 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | undefined;

/** Words that some YAML reader takes for a boolean, null, a merge key or the default value. @see https://yaml.org/type/ */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

/** Whatever begins like a number, a date or a time: readers disagree on `1_000`, `12:30`, `0o14`, `1e3`, `.5`, `2026-01-01`. */
const NUMBER_LIKE = /^[-+.]?\d[\w.:+-]*$|^\d{4}-\d|^[-+]?\.(?:inf|nan)$/i;

/** A string that certainly needs no quotes; a sufficient rule, not the whole one. @see https://yaml.org/spec/1.2.2/#733-plain-style */
const CAN_BE_PLAIN = /^(?!.*(?:: |:$| #))[A-Za-z$/].*\S$/;

/** Signs that some YAML reader drops, refuses or takes for a line break, unless they are escaped. @see https://yaml.org/spec/1.2.2/#51-character-set */
const TO_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufeff\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Nothing but blanks and line breaks: a block scalar would lose blanks. */
const CANNOT_BE_BLOCK = /^\s*\n\s*$/;

/** PyYAML reads no tab inside a plain string. */
const TAB_IN_ONE_LINE = /^[^\n]*\t[^\n]*$/;

/**
 * How a string has to be written so that a YAML 1.1 and a YAML 1.2 reader both read that string.
 * The writer itself looks after what its own two readers would mistake; this adds what other readers do.
 */
function styleOf(text: string): QuotingStyle {
  if (TO_ESCAPE.test(text) || CANNOT_BE_BLOCK.test(text) || TAB_IN_ONE_LINE.test(text)) return 'QUOTE_DOUBLE';
  if (WORDS.test(text) || NUMBER_LIKE.test(text)) return 'QUOTE_SINGLE';
  if (text.includes('\n')) return undefined;
  // in single quotes each of its own would be doubled, which nobody reads in a shell command
  return text.includes("'") && !CAN_BE_PLAIN.test(text) ? 'QUOTE_DOUBLE' : undefined;
}

/** The text of a file with those signs escaped; they stand in double quotes, where an escape is read. */
function escapeSigns(text: string): string {
  return text.replace(new RegExp(TO_ESCAPE, 'gu'), (sign) => `\\U${sign.codePointAt(0)?.toString(16).padStart(8, '0')}`);
}
