/** Characters of a part, or parts of a name: each stands for itself or what it says, but for the star, which takes any number of them. */
export type Sequence = readonly string[];

export interface SequenceKind {
  readonly star: string;
  /** What two items other than the star have in common, as items. */
  meet(one: string, other: string): readonly string[] | undefined;
  /** Whether what `specific` stands for is among what `general` stands for. */
  covers(general: string, specific: string): boolean;
  /** The one way to write those that mean the same. */
  canonical(sequence: Sequence): Sequence;
}

/** More than this many at once are no longer something to read in a pipeline file, and would soon be very many. */
const MOST_SEQUENCES = 32;

/** The sequences that match both, as sequences; undefined when they are too many. */
export function meetOf(kind: SequenceKind, one: Sequence, other: Sequence): Sequence[] | undefined {
  return new Meet(kind, one, other).from(0, 0);
}

/** Whether `general` takes `specific` item for item, which only a star can do with a star. `false` leaves it open. */
export function takes(kind: SequenceKind, general: Sequence, specific: Sequence): boolean {
  let open = new Set(closure(kind, general, [0]));
  for (const item of specific) {
    const next = [...open].flatMap((place) => {
      if (general[place] === kind.star) return [place];
      return place < general.length && item !== kind.star && kind.covers(general[place], item) ? [place + 1] : [];
    });
    open = new Set(closure(kind, general, next));
  }
  return open.has(general.length);
}

function closure(kind: SequenceKind, general: Sequence, places: readonly number[]): number[] {
  return places.flatMap((place) => (general[place] === kind.star ? [place, ...closure(kind, general, [place + 1])] : [place]));
}

/** Reads both from the left, and keeps what it found for the same rests. */
class Meet {
  private readonly known = new Map<string, Sequence[] | undefined>();

  constructor(private readonly kind: SequenceKind, private readonly one: Sequence, private readonly other: Sequence) {}

  from(i: number, j: number): Sequence[] | undefined {
    const key = `${i} ${j}`;
    if (!this.known.has(key)) this.known.set(key, this.pruned(this.found(i, j)));
    return this.known.get(key);
  }

  /** What a star takes may begin with the next item of the other, or be nothing; of two stars one ends first. */
  private found(i: number, j: number): Sequence[] | undefined {
    const { kind: { star }, one, other } = this;
    if (i === one.length && j === other.length) return [[]];
    const oneIsStar = one[i] === star;
    const otherIsStar = other[j] === star;
    if (oneIsStar && otherIsStar) return after([star], joined(this.from(i + 1, j), this.from(i, j + 1)));
    if (oneIsStar) return joined(this.from(i + 1, j), j < other.length ? after([other[j]], this.from(i, j + 1)) : []);
    if (otherIsStar) return joined(this.from(i, j + 1), i < one.length ? after([one[i]], this.from(i + 1, j)) : []);
    if (i === one.length || j === other.length) return [];
    const common = this.kind.meet(one[i], other[j]);
    return common?.length === 0 ? [] : common && after(common, this.from(i + 1, j + 1));
  }

  private pruned(sequences: Sequence[] | undefined): Sequence[] | undefined {
    if (!sequences) return undefined;
    const all = [...new Map(sequences.map((sequence) => this.kind.canonical(sequence)).map((sequence) => [sequence.join(), sequence])).values()];
    const kept = all.filter((specific) => !all.some((general) => general !== specific && takes(this.kind, general, specific)));
    return kept.length > MOST_SEQUENCES ? undefined : kept;
  }
}

function after(starts: readonly string[], rests: Sequence[] | undefined): Sequence[] | undefined {
  return rests?.flatMap((rest) => starts.map((start) => [start, ...rest]));
}

function joined(some: Sequence[] | undefined, more: Sequence[] | undefined): Sequence[] | undefined {
  return some && more && [...some, ...more];
}
