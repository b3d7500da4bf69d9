import * as v8 from 'node:v8';
import * as vm from 'node:vm';

/** Characters of an answer from which on it is worth the few milliseconds. */
const LARGE = 50_000;

let collect: unknown;

/**
 * Frees what a large answer has left behind. Node by itself lets many of them pile up, which is too much for the small containers
 * that pipelines run in.
 *
 * @param length characters of the answer
 */
export function freeMemoryAfter(length: number): void {
  if (length < LARGE) return;
  if (collect === undefined) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc');
  }
  if (typeof collect === 'function') collect();
}
