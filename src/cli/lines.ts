import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, Pair, YAMLMap } from 'yaml';
import { readYamlFile } from './yaml-file';

/** Finds the lines of one pipeline file by the keys that lead to them. */
export class Lines {
  private readonly counter = new LineCounter();
  private readonly document: Document.Parsed;

  /** @param headerKey what tells the header of a file from its body, if there can be one */
  constructor(text: string, headerKey?: string) {
    this.document = readYamlFile(text, headerKey, this.counter).body;
  }

  /** The line, from 1, of the part at these keys and indexes; a part that is not there stands for its nearest parent. */
  of(at: readonly (string | number)[]): number {
    let offset = this.document.contents?.range[0] ?? 0;
    let node: unknown = this.document.contents;
    for (const key of at) {
      const found = this.entry(this.resolved(node), key);
      if (found === undefined) break;
      offset = found.offset ?? offset;
      node = found.value;
    }
    return this.counter.linePos(offset).line;
  }

  private entry(node: unknown, key: string | number): { readonly offset: number | undefined; readonly value: unknown } | undefined {
    if (isSeq(node)) {
      const value = node.items[Number(key)];
      return value === undefined ? undefined : { offset: offsetOf(value), value };
    }
    const pair = isMap(node) ? this.pair(node, String(key)) : undefined;
    return pair && { offset: offsetOf(pair.key), value: pair.value };
  }

  /** Of the map itself, or of a map that it merges. */
  private pair(map: YAMLMap, key: string): Pair | undefined {
    const own = map.items.find((pair) => keyText(pair) === key);
    if (own !== undefined) return own;
    const merged = map.items.filter(({ key: name }) => isScalar(name) && name.source === '<<').flatMap(({ value }) => {
      const source = this.resolved(value);
      return isSeq(source) ? source.items.map((item) => this.resolved(item)) : [source];
    });
    return merged.filter(isMap).map((source) => this.pair(source, key)).find((found) => found !== undefined);
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

function keyText({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
