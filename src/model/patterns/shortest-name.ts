import { Automaton, DEAD, OTHER } from './automaton';

/** Letters in the order in which a reader would like to see them in an example. */
const READABLE = [...'xyzabcdefghijklmnopqrstuvw', ...'0123456789-/_.', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const FIRST_LETTER_BEYOND_ASCII = 0xe0;

interface Reached {
  readonly state: number;
  readonly letter: string;
  readonly from?: Reached;
}

/** The shortest text that the automaton accepts and that has only wanted letters, the most readable one if there are several. */
export function shortestName(automaton: Automaton, isWanted: (letter: string) => boolean): string | undefined {
  const letters = lettersOf(automaton).filter(([letter]) => isWanted(letter));
  if (automaton.start === DEAD) return undefined;
  const seen = new Set([automaton.start]);
  const queue: Reached[] = [{ state: automaton.start, letter: '' }];
  for (const reached of queue) {
    if (automaton.accepts(reached.state)) return spelled(reached);
    for (const [letter, input] of letters) {
      const state = automaton.step(reached.state, input);
      if (state === DEAD || seen.has(state)) continue;
      seen.add(state);
      queue.push({ state, letter, from: reached });
    }
  }
  return undefined;
}

/** Every letter that makes a difference, with what to feed the automaton for it: one readable letter speaks for all that it does not know. */
function lettersOf({ letters }: Automaton): [letter: string, input: string][] {
  const other = READABLE.find((letter) => !letters.has(letter)) ?? beyondAscii(letters);
  const all = [...letters].map((letter): [string, string] => [letter, letter]);
  return [...all, [other, OTHER] as [string, string]].sort(([one], [another]) => rankOf(one) - rankOf(another));
}

function beyondAscii(letters: ReadonlySet<string>): string {
  let code = FIRST_LETTER_BEYOND_ASCII;
  while (letters.has(String.fromCodePoint(code)) || !/\p{L}/u.test(String.fromCodePoint(code))) code++;
  return String.fromCodePoint(code);
}

function rankOf(letter: string): number {
  const rank = READABLE.indexOf(letter);
  return rank === -1 ? READABLE.length : rank;
}

function spelled(reached: Reached): string {
  let name = '';
  for (let at: Reached | undefined = reached; at; at = at.from) name = at.letter + name;
  return name;
}
