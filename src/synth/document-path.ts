import { YamlMap, YamlValue } from '../document/document';

/** A place in a document: what holds it, and the key or index there. */
export interface Place {
  readonly holder: YamlMap | YamlValue[];
  readonly key: string;
}

/** The key, or a name, of a list's element by which a person would call it. */
const NAMES = ['name', 'displayName', 'job', 'id'];

/** Keys with dots between them; `\.` is a dot inside a key. */
export function splitDotted(path: string): string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replace(/\\\./g, '.'));
}

/** The keys of a JSON pointer. @see https://www.rfc-editor.org/rfc/rfc6901 */
export function splitPointer(pointer: string): string[] {
  return pointer.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The place that keys lead to, there or not yet; undefined when nothing is there that could hold it. */
export function findPlace(data: YamlMap, keys: readonly string[]): Place | undefined {
  let holder: YamlMap | YamlValue[] = data;
  for (const key of keys.slice(0, -1)) {
    const next: YamlValue | undefined = valueAt({ holder, key: keyIn(holder, key) });
    if (typeof next !== 'object' || next === null) return undefined;
    holder = next;
  }
  return { holder, key: keyIn(holder, keys[keys.length - 1]) };
}

export function isThere(place: Place): boolean {
  return valueAt(place) !== undefined;
}

export function setAt({ holder, key }: Place, value: YamlValue): void {
  (holder as YamlMap)[key] = value;
}

export function deleteAt({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function valueAt({ holder, key }: Place): YamlValue | undefined {
  return Object.hasOwn(holder, key) ? (holder as YamlMap)[key] : undefined;
}

function keyIn(holder: YamlMap | YamlValue[], key: string): string {
  if (!Array.isArray(holder) || /^\d+$/.test(key)) return key;
  const index = holder.findIndex((element) => nameOf(element) === key);
  return index < 0 ? key : String(index);
}

function nameOf(element: YamlValue): YamlValue | undefined {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
  // a step of Bitbucket is a map inside a map
  const inner = element.step ?? element;
  return NAMES.map((name) => (inner as YamlMap)[name]).find((name) => name !== undefined);
}
