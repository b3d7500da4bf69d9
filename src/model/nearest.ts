/** More mistakes than this in a word, and it is another word. */
const MOST_EDITS = 2;

/** The known word that is a slip of the keyboard away from `word`, whatever the case; none when no word is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.min(MOST_EDITS, Math.floor(word.length / 2));
  const ranked = known.map((name) => ({ name, edits: editDistance(word.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.edits - b.edits);
  return ranked.find(({ edits }) => edits <= limit)?.name;
}

/** @see https://en.wikipedia.org/wiki/Levenshtein_distance */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const swap = from[row - 1] === to[column - 1] ? 0 : 1;
      current.push(Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + swap));
    }
    above = current;
  }
  return above[to.length];
}
