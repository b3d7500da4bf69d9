import type { Node, Pair, Scalar } from 'yaml';
import { escapeSigns, styleOf } from './quoting';
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
