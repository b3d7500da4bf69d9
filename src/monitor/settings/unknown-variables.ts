import { Variable } from '../contract';
import type { Environment } from './setting';

/** A longer name is no misspelling of ours. */
const LONGEST_NAME = 60;

/**
 * Remarks about variables that are set and that the program does not read, where the name is nearly one that it does. dbt itself reads
 * variables that begin with `DBT_` as well, such as `DBT_PROJECT_DIR`: a short name has to differ in one letter only.
 */
export function misspeltVariables(env: Environment): readonly string[] {
  const known: readonly string[] = Object.values(Variable);
  return Object.keys(env).filter(name => /^DBT_/i.test(name) && name.length <= LONGEST_NAME && !known.includes(name)).sort().flatMap(name => {
    const upper = name.toUpperCase();
    const nearest = known.find(candidate => distance(upper, candidate) <= (candidate.length < 16 ? 1 : 2));
    return nearest === undefined ? [] : [`${name} is set, which is not read: is it meant to be ${nearest}?`];
  });
}

/** How many letters have to be put in, left out or changed to make one text of the other. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let at = 1; at <= left.length; at++) {
    const before = row;
    row = [at];
    for (let to = 1; to <= right.length; to++) {
      row.push(Math.min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (left[at - 1] === right[to - 1] ? 0 : 1)));
    }
  }
  return row[right.length];
}
