import { YamlMap } from './document';

/** A comment on one key: in lines above it, or at the end of its line. */
export interface KeyComment {
  readonly above?: string;
  /** Dropped when the value is no longer `of`, so that a changed value does not keep a comment that lies. */
  readonly trailing?: { readonly text: string; readonly of: unknown };
}

// Comments hang on the identity of a map, so that they stay with it when an escape hatch moves or removes others.
const comments = new WeakMap<YamlMap, Map<string, KeyComment>>();

/** Puts a comment of one or more lines above `key`. */
export function commentAbove<T extends YamlMap>(map: T, key: string, above: string): T {
  return put(map, key, { above });
}

/** Puts a comment behind the value of `key`. */
export function commentBehind<T extends YamlMap>(map: T, key: string, text: string): T {
  return put(map, key, { trailing: { text, of: map[key] } });
}

export function commentsOf(map: YamlMap): ReadonlyMap<string, KeyComment> {
  return comments.get(map) ?? new Map();
}

function put<T extends YamlMap>(map: T, key: string, comment: KeyComment): T {
  const known = comments.get(map) ?? new Map<string, KeyComment>();
  comments.set(map, known.set(key, { ...known.get(key), ...comment }));
  return map;
}
