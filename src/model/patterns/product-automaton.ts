import { Automaton, DEAD, States } from './automaton';

type Decide = (one: boolean, other: boolean) => boolean;
type Pair = readonly [number, number];

/** Runs two automata side by side; `decide` says of what each of them accepts whether the two together do. */
export class ProductAutomaton implements Automaton {
  readonly letters: ReadonlySet<string>;
  readonly start: number;
  private readonly states = new States<Pair>();

  constructor(private readonly one: Automaton, private readonly other: Automaton, private readonly decide: Decide) {
    this.letters = new Set([...one.letters, ...other.letters]);
    this.start = this.stateOf([one.start, other.start]);
  }

  step(state: number, letter: string): number {
    return this.states.step(state, letter, ([one, other]) => this.stateOf([stepOf(this.one, one, letter), stepOf(this.other, other, letter)]));
  }

  accepts(state: number): boolean {
    if (state === DEAD) return false;
    const [one, other] = this.states.contentOf(state);
    return this.decide(this.one.accepts(one), this.other.accepts(other));
  }

  private stateOf(pair: Pair): number {
    const [ones, others] = pair.map((state) => (state === DEAD ? [false] : [true, false]));
    const alive = ones.some((one) => others.some((other) => this.decide(one, other)));
    return alive ? this.states.numberOf(pair.join(), pair) : DEAD;
  }
}

function stepOf(automaton: Automaton, state: number, letter: string): number {
  return state === DEAD ? DEAD : automaton.step(state, letter);
}
