/** On the global object, because a definition may load another copy of this library than the command that runs it. */
const KEY = Symbol.for('projen-dbt-pipelines.synthesized');

/** Leaves word of the files of a synthesis for the command that runs the definition. A file counts once, however often it is written. */
export function recordSynthesis(paths: readonly string[]): void {
  Reflect.set(globalThis, KEY, new Set([...synthesizedPaths(), ...paths]));
}

/** The absolute paths of all files since the last call of `forgetSynthesis`; empty when nothing was synthesized. */
export function synthesizedPaths(): ReadonlySet<string> {
  const record: unknown = Reflect.get(globalThis, KEY);
  return record instanceof Set ? record : new Set();
}

export function forgetSynthesis(): void {
  Reflect.deleteProperty(globalThis, KEY);
}
