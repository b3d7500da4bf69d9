// Lines that say what became of a node: they are few, and the rest of the program lives on them.
const KEPT = /\d of \d+ (?!START)[A-Z]/;

/**
 * Reads JSON that may hold a log of any length, as JSON with the long texts thinned out: of the part before the last `longest`
 * characters, only the lines that say what became of a model or test are left. So a log of 100 MB needs no 100 MB of memory.
 *
 * @param body in UTF-8
 */
export async function thinnedText(body: AsyncIterable<Uint8Array>, longest: number): Promise<string> {
  const decoder = new TextDecoder();
  const thinner = new Thinner(longest);
  for await (const chunk of body) thinner.push(decoder.decode(chunk, { stream: true }));
  return thinner.end(decoder.decode());
}

class Thinner {
  private done = '';
  private inText = false;
  /** Lines of the text that is being read which stay for sure. */
  private kept = '';
  /** What follows them, up to here. */
  private held = '';
  /** A backslash at the end of a chunk, whose other half is in the next. */
  private half = '';

  public constructor(private readonly longest: number) {}

  public push(chunk: string): void {
    const whole = this.half + chunk;
    this.half = endsInBackslash(whole, whole.length) ? '\\' : '';
    const text = whole.slice(0, whole.length - this.half.length);
    for (let start = 0; start < text.length;) start = this.inText ? this.readText(text, start) : this.readBetween(text, start);
  }

  public end(rest: string): string {
    this.push(rest);
    return this.done + this.kept + this.held + this.half;
  }

  private readBetween(text: string, start: number): number {
    const quote = text.indexOf('"', start);
    const end = quote < 0 ? text.length : quote + 1;
    this.done += text.slice(start, end);
    this.inText = quote >= 0;
    return end;
  }

  private readText(text: string, start: number): number {
    let quote = text.indexOf('"', start);
    while (quote >= 0 && endsInBackslash(text, quote)) quote = text.indexOf('"', quote + 1);
    this.held += text.slice(start, quote < 0 ? text.length : quote);
    if (this.held.length > 2 * this.longest) this.thinOut();
    if (quote < 0) return text.length;
    this.done += `${this.kept}${this.held}"`;
    this.kept = '';
    this.held = '';
    this.inText = false;
    return quote + 1;
  }

  /** Cuts between lines only, where no escape can be cut in two; a line that is too long all by itself goes as a whole. */
  private thinOut(): void {
    const cut = this.held.lastIndexOf('\\n', this.held.length - this.longest);
    const lines = cut < 0 ? [] : this.held.slice(0, cut).split('\\n');
    this.kept += lines.filter(line => KEPT.test(line)).map(line => `${line}\\n`).join('');
    this.held = cut < 0 ? '' : this.held.slice(cut + 2);
  }
}

function endsInBackslash(text: string, end: number): boolean {
  let start = end;
  while (start > 0 && text[start - 1] === '\\') start--;
  return (end - start) % 2 === 1;
}
