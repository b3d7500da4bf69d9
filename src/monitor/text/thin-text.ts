// Lines that say what became of a node: they are few, and the rest of the program lives on them.
const KEPT = /\d of \d{1,7} (?!START)[A-Z]|(?:Failed|Errored|Warned|Succeeded|Passed|Skipped) {1,3}\[[ \d.s-]{1,20}\] {1,3}\w/;

// One of these is in each of them: the first of dbt 1, the second of dbt 2.
const NEEDLES = [' of ', 'ed ['];
const LINE_BREAK = '\\n';
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Reads JSON that may hold a log of any length, as JSON with the long texts thinned out: of the part before the last `longest`
 * bytes, only the lines that say what became of a model or test are left. So a log of 100 MB needs no 100 MB of memory.
 *
 * @param body in UTF-8
 */
export async function thinnedText(body: AsyncIterable<Uint8Array>, longest: number): Promise<string> {
  const thinner = new Thinner(longest);
  for await (const chunk of body) thinner.push(chunk);
  return thinner.text();
}

/** One buffer for all that is left: strings of each chunk would pile up until they are collected. */
class Thinner {
  private bytes = Buffer.alloc(65_536);
  private end = 0;
  /** Where the part of the present text begins that may still be thinned out; none between texts. */
  private from: number | undefined;

  public constructor(private readonly longest: number) {}

  public push(chunk: Uint8Array): void {
    let next = this.end;
    this.append(chunk);
    for (;;) {
      const quote = this.bytes.subarray(0, this.end).indexOf(QUOTE, next);
      if (quote < 0) break;
      next = quote + 1;
      if (this.from === undefined) {
        this.from = next;
      } else if (!this.isEscaped(quote)) {
        next -= this.thinOut(this.from, quote);
        this.from = undefined;
      }
    }
    if (this.from !== undefined) this.thinOut(this.from, this.end);
  }

  public text(): string {
    return this.bytes.toString('utf8', 0, this.end);
  }

  private append(chunk: Uint8Array): void {
    const end = this.end + chunk.length;
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * end);
    this.bytes.set(chunk, this.end);
    this.end = end;
  }

  private isEscaped(at: number): boolean {
    return (at - this.startOfBackslashes(at)) % 2 === 1;
  }

  private startOfBackslashes(end: number): number {
    let start = end;
    while (this.bytes[start - 1] === BACKSLASH) start--;
    return start;
  }

  /** Thins out a text that reaches up to a place, and gives by how much it became shorter. */
  private thinOut(from: number, to: number): number {
    if (to - from <= 2 * this.longest) return 0;
    const cut = this.bytes.lastIndexOf(LINE_BREAK, to - this.longest);
    // only between lines can no escape be cut in two; a line that is too long all by itself goes as a whole
    const rest = cut < from ? this.startOfBackslashes(to) : cut + LINE_BREAK.length;
    const kept = cut < from ? from : this.keepLines(from, cut);
    this.bytes.copyWithin(kept, rest, this.end);
    this.end -= rest - kept;
    this.from = kept;
    return rest - kept;
  }

  /** Moves the lines that stay to the front, and gives where they end. */
  private keepLines(from: number, cut: number): number {
    const bytes = this.bytes.subarray(0, cut);
    let kept = from;
    const hits = NEEDLES.map(needle => bytes.indexOf(needle, from));
    // each needle is looked for once in each part of the text, however seldom it is
    const nextHit = (next: number) => {
      NEEDLES.forEach((needle, index) => { if (hits[index] >= 0 && hits[index] < next) hits[index] = bytes.indexOf(needle, next); });
      return Math.min(...hits.map(hit => hit < 0 ? Infinity : hit));
    };
    for (let next = from, hit = nextHit(from); hit < Infinity; hit = nextHit(next)) {
      const start = Math.max(next, bytes.lastIndexOf(LINE_BREAK, hit) + LINE_BREAK.length);
      const lineBreak = bytes.indexOf(LINE_BREAK, hit);
      next = (lineBreak < 0 ? cut : lineBreak) + LINE_BREAK.length;
      if (!KEPT.test(bytes.toString('latin1', start, next))) continue;
      this.bytes.copyWithin(kept, start, next);
      kept += next - start;
    }
    return kept;
  }
}
