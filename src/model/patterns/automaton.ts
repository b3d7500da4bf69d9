/** A deterministic automaton over letters whose states are made when first reached. A name is accepted or not after its last letter. */
export interface Automaton {
  /** The letters that it tells apart; all others behave like `OTHER`. */
  readonly letters: ReadonlySet<string>;
  readonly start: number;
  step(state: number, letter: string): number;
  accepts(state: number): boolean;
}

/** Stands for every letter that an automaton does not know by name. */
export const OTHER = '';

/** The state from which nothing is accepted any more. */
export const DEAD = -1;

export function accepts(automaton: Automaton, name: string): boolean {
  let state = automaton.start;
  for (const letter of name) {
    if (state === DEAD) return false;
    state = automaton.step(state, letter);
  }
  return automaton.accepts(state);
}

/** Numbers for keys, and the step from one to the next remembered: what all automata here have in common. */
export class States<Content> {
  private readonly numbers = new Map<string, number>();
  private readonly contents: Content[] = [];
  private readonly steps: Map<string, number>[] = [];

  numberOf(key: string, content: Content): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.contents.length);
    this.steps.push(new Map());
    return this.contents.push(content) - 1;
  }

  contentOf(state: number): Content {
    return this.contents[state];
  }

  step(state: number, letter: string, make: (content: Content) => number): number {
    if (state === DEAD) return DEAD;
    const known = this.steps[state].get(letter);
    if (known !== undefined) return known;
    const made = make(this.contents[state]);
    this.steps[state].set(letter, made);
    return made;
  }
}
