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
  const { Document, visit } = yaml();
  const document = new Document(data, { aliasDuplicateObjects: false, keepUndefined: false, compat: 'yaml-1.1' });
  addComments(document.contents, data);
  visit(document, { Scalar: (_, node) => setStyle(node) });
  separateJobs(document.contents);
  document.commentBefore = asComment(header);
  return escapeSigns(document.toString({ lineWidth: 0, singleQuote: true, blockQuote: 'literal' }));
}

function setStyle(node: Scalar): void {
  if (typeof node.value === 'string') node.type = styleOf(node.value) ?? node.type;
}

function addComments(node: unknown, data: YamlValue | undefined): void {
  const { isMap, isSeq } = yaml();
  if (isMap(node) && isPlainMap(data)) {
    for (const pair of node.items) commentPair(pair, data);
  }
  if (isSeq(node) && Array.isArray(data)) {
    node.items.forEach((item, index) => {
      commentEntry(item as Node, commentOn(data, index)?.above, commentOn(data, index)?.behind);
      addComments(item, data[index]);
    });
  }
}

function commentPair(pair: Pair, data: YamlMap): void {
  const key = String(yaml().isScalar(pair.key) ? pair.key.value : pair.key);
  const comment = commentOn(data, key);
  commentEntry(pair.key as Node, comment?.above, undefined);
  commentEntry(pair.value as Node, undefined, comment?.behind);
  addComments(pair.value, data[key]);
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
