import { Automaton, DEAD, OTHER, States } from './automaton';
import { Token } from './tokens';

/** Of all rules whose tokens match a name the last decides. */
export interface TokenRule {
  readonly tokens: readonly Token[];
  readonly included: boolean;
}

const IN_PART = Symbol('any in part');
const AT_ALL = Symbol('any at all');
const PARTS = Symbol('any parts');
const END = Symbol('end');

const STARS = { 'any-in-part': IN_PART, 'any-at-all': AT_ALL, 'any-parts': PARTS } as const;

type Element = string | typeof IN_PART | typeof AT_ALL | typeof PARTS | typeof END;

/** The places of all rules at which the name may stand, in order, and whether its last part has a letter yet. */
interface Places {
  readonly positions: readonly number[];
  readonly partBegun: boolean;
}

/** Accepts the names that the rules include. Texts with an empty part are no names, whatever the rules say. */
export class RulesAutomaton implements Automaton {
  readonly letters: ReadonlySet<string>;
  readonly start: number;
  private readonly elements: Element[] = [];
  private readonly included: boolean[] = [];
  /** For a place that may stay where it is: the first of the places before it from which no more names can be reached. */
  private readonly floors: number[] = [];
  private readonly states = new States<Places>();

  constructor(rules: readonly TokenRule[]) {
    const firsts = rules.map((rule) => this.add(rule));
    this.letters = new Set(['/', ...this.elements.filter((element) => typeof element === 'string')]);
    this.start = this.stateOf(firsts, false);
  }

  step(state: number, text: string): number {
    const letter = this.letters.has(text) ? text : OTHER;
    return this.states.step(state, letter, ({ positions, partBegun }) => {
      if (letter === '/' && !partBegun) return DEAD;
      return this.stateOf(positions.flatMap((position) => this.after(position, letter)), letter !== '/');
    });
  }

  accepts(state: number): boolean {
    if (state === DEAD) return false;
    const { positions, partBegun } = this.states.contentOf(state);
    if (!partBegun) return false;
    const last = [...positions].reverse().find((position) => this.elements[position] === END);
    return last !== undefined && this.included[last];
  }

  private add({ tokens, included }: TokenRule): number {
    const first = this.elements.length;
    let partStart = first;
    for (const element of elementsOf(tokens)) {
      this.floors.push(element === IN_PART ? partStart : first);
      this.included.push(included);
      const length = this.elements.push(element);
      if (element === '/' || element === AT_ALL || element === PARTS) partStart = length;
    }
    return first;
  }

  private after(position: number, letter: string): number[] {
    const element = this.elements[position];
    if (element === AT_ALL || element === PARTS) return [position];
    if (element === IN_PART) return letter === '/' ? [] : [position];
    return element === letter ? [position + 1] : [];
  }

  /** Whole parts end only where a part may begin. */
  private withEmptyMatches(positions: readonly number[], partBegun: boolean): number[] {
    const all = new Set<number>();
    for (const position of positions) {
      let reached = position;
      while (!all.has(reached)) {
        all.add(reached);
        if (this.mayStay(reached) && !(partBegun && this.elements[reached] === PARTS)) reached++;
      }
    }
    return [...all].sort((one, other) => one - other);
  }

  private stateOf(positions: readonly number[], partBegun: boolean): number {
    const kept = this.withoutIdle(this.withEmptyMatches(positions, partBegun));
    if (!kept.some((position) => this.included[position])) return DEAD;
    return this.states.numberOf(`${partBegun}${kept.join()}`, { positions: kept, partBegun });
  }

  /** Drops places that add nothing to a later one of the same rule; without this the number of states would grow exponentially. */
  private withoutIdle(positions: readonly number[]): number[] {
    let floor = Infinity;
    return [...positions].reverse().filter((position) => {
      if (position >= floor) return false;
      floor = this.mayStay(position) ? this.floors[position] : floor;
      return true;
    }).reverse();
  }

  private mayStay(position: number): boolean {
    const element = this.elements[position];
    return element === IN_PART || element === AT_ALL || element === PARTS;
  }
}

function elementsOf(tokens: readonly Token[]): Element[] {
  return [...tokens.flatMap((token): Element[] => {
    if (token.kind === 'text') return [...token.text];
    return [STARS[token.kind]];
  }), END];
}
