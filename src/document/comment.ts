import { YamlMap, YamlValue } from './document';

/** A comment on one entry of a map or list: in lines above it, or at the end of its line. */
export interface EntryComment {
  readonly above?: string;
  readonly behind?: string;
  /** The value it was written for: with another one the comment is dropped, so that it never lies. */
  readonly of: YamlValue | undefined;
}

type Collection = YamlMap | YamlValue[];
type Entry = string | number;

// Comments hang on the identity of a collection, so that they stay with it when an escape hatch changes the document.
const comments = new WeakMap<Collection, Map<string, EntryComment>>();

/** Puts a comment of one or more lines above an entry; without a text there is none. */
export function commentAbove<T extends Collection>(collection: T, entry: Entry, above: string | undefined): T {
  return above === undefined ? collection : put(collection, entry, { above });
}

/** Puts a comment behind the value of an entry. */
export function commentBehind<T extends Collection>(collection: T, entry: Entry, behind: string): T {
  return put(collection, entry, { behind });
}

/** The comment on an entry, as long as its value is the one that it was written for; in a list it moves with its value. */
export function commentOn(collection: Collection, entry: Entry): EntryComment | undefined {
  const known = comments.get(collection);
  const value = valueOf(collection, entry);
  const comment = known?.get(String(entry));
  if (comment?.of === value) return comment;
  if (!known || !Array.isArray(collection) || collection.indexOf(value as YamlValue) !== Number(entry)) return undefined;
  return [...known].find(([place, { of }]) => of === value && valueOf(collection, place) !== value)?.[1];
}

function put<T extends Collection>(collection: T, entry: Entry, text: { above?: string; behind?: string }): T {
  const known = comments.get(collection) ?? new Map<string, EntryComment>();
  comments.set(collection, known.set(String(entry), { ...known.get(String(entry)), ...text, of: valueOf(collection, entry) }));
  return collection;
}

function valueOf(collection: Collection, entry: Entry): YamlValue | undefined {
  return (collection as Record<string, YamlValue | undefined>)[String(entry)];
}
