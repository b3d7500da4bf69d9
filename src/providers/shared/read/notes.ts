import { UnknownParts } from './plan-order';

/** What a plan has to say beside the jobs. */
export interface NotedParts {
  readonly unknown: UnknownParts;
  readonly assumed: UnknownParts;
}

/** What is not known of a file, or of a part of it, and what is taken for granted. */
export class Notes {
  /** For a question on the side, whose answer is all that is wanted. */
  static none(): Notes {
    return new Notes('', { unknown: new UnknownParts(), assumed: new UnknownParts() });
  }

  constructor(readonly path: string, private readonly parts: NotedParts, private readonly place = '') {}

  unknown(what: string): void {
    this.parts.unknown.add(this.path, `${this.place}${what}`);
  }

  assume(what: string): void {
    this.parts.assumed.add(this.path, `${this.place}${what}`);
  }

  /** The keys of a mapping that the planner does not read. */
  unknownKeys(place: string, keys: readonly string[]): void {
    for (const key of keys) this.unknown(`\`${place}${key}\` is not evaluated`);
  }

  /** Of a part of the file. */
  of(place: string): Notes {
    return new Notes(this.path, this.parts, `${place}: `);
  }
}
