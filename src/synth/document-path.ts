import { YamlMap, YamlValue } from '../document/document';

type Collection = YamlMap | YamlValue[];

const NUMBER = /^(?:0|[1-9]\d*)$/;

/** A place in a document: what holds it, and the key or index there. */
export interface Place {
  readonly holder: Collection;
  readonly key: string;
}

/** The keys that hold a name by which a person would call a list's element. */
const NAMES = ['name', 'displayName', 'job', 'id'];

/** Keys with dots between them; `\.` is a dot inside a key. */
function splitDotted(path: string): string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replace(/\\\./g, '.'));
}

/** The keys of a JSON pointer. @see https://www.rfc-editor.org/rfc/rfc6901 */
function splitPointer(pointer: string): string[] {
  return pointer.split('/').slice(1).map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** How a key of a path becomes a key of what holds the value. */
type KeyReader = (holder: Collection, key: string) => string;

/** The place that dotted keys lead to, there or not yet; undefined when nothing is there that could hold it. */
export function findDotted(data: YamlMap, path: string): Place | undefined {
  return findPlace(data, splitDotted(path), numberOrKey);
}

/** The same for a JSON pointer, which knows no names. */
export function findPointer(data: YamlMap, pointer: string): Place | undefined {
  return findPlace(data, splitPointer(pointer), (_, key) => key);
}

function findPlace(data: YamlMap, keys: readonly string[], read: KeyReader): Place | undefined {
  let holder: Collection = data;
  for (const key of keys.slice(0, -1)) {
    const next: YamlValue | undefined = valueAt({ holder, key: read(holder, key) });
    if (typeof next !== 'object' || next === null) return undefined;
    holder = next;
  }
  return keys.length > 0 ? { holder, key: read(holder, keys[keys.length - 1]) } : undefined;
}

export function isThere(place: Place): boolean {
  return valueAt(place) !== undefined;
}

/** Whether something can be put there: a map takes any key, a list its numbers and `-` for its end. */
export function canInsert({ holder, key }: Place): boolean {
  return !Array.isArray(holder) || key === '-' || (NUMBER.test(key) && Number(key) <= holder.length);
}

export function setAt({ holder, key }: Place, value: YamlValue): void {
  (holder as YamlMap)[key] = value;
}

export function deleteAt({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

export function valueAt({ holder, key }: Place): YamlValue | undefined {
  if (Array.isArray(holder)) return NUMBER.test(key) ? holder[Number(key)] : undefined;
  return Object.hasOwn(holder, key) ? holder[key] : undefined;
}

function numberOrKey(holder: Collection, key: string): string {
  if (!Array.isArray(holder) || NUMBER.test(key)) return key;
  const index = holder.findIndex((element) => namesOf(element).includes(key));
  return index < 0 ? key : String(index);
}

function namesOf(element: YamlValue): (YamlValue | undefined)[] {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return [];
  // a step may be a map inside a map
  const inner = element.step ?? element;
  return NAMES.map((name) => (inner as YamlMap)[name]);
}
