import { commonNames, listedNamesOf, otherNames, rulesOf } from '../../../model/patterns/listed-names';
import { NameSet } from '../../../model/patterns/name-set';

/** Few sets that hold together the names of all: what needs no pattern comes out as one, and a set that is there twice once. */
export function merged(sets: readonly NameSet[]): NameSet[] {
  const patterned = new Map(sets.filter((set) => !listedNamesOf(set)).map((set) => [JSON.stringify(set), set]));
  const listed = sets.flatMap((set) => listedNamesOf(set) ?? []);
  if (listed.length === 0) return [...patterned.values()];
  const union = listed.reduce((a, b) => otherNames(commonNames(otherNames(a), otherNames(b))));
  const isEvery = union.kind === 'except' && union.names.size === 0;
  return [rulesOf(union), ...isEvery ? [] : patterned.values()];
}
