import { Operator, OPERATORS, Word, WordPart } from './word';

/** The text is more than a list of plain words. */
export class NotAWord extends Error {}

/** Reads words by the rules of the shell. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02 */
export class WordReader {
  private position = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** `NAME=` in front of a word. */
  assignedName(): string {
    return this.take(/([A-Za-z_]\w*)=/y)[1];
  }

  /** Up to white space, which is passed over. */
  word(): Word {
    const parts: WordPart[] = [];
    while (!this.isAtEnd && !/\s/.test(this.sign)) parts.push(...this.part());
    this.take(/\s*/y);
    return parts;
  }

  /** The patterns of one arm of a `case`, with the brackets around them. */
  patterns(): Word[] {
    this.tries(/\(/y);
    const patterns: Word[] = [];
    do {
      const parts: WordPart[] = [];
      while (!/[|)]/.test(this.sign)) parts.push(...this.part());
      patterns.push(parts);
    } while (this.tries(/\|/y));
    this.skip(/\)\s*/y);
    return patterns;
  }

  /** The commands of an arm, up to the `;;` behind them. */
  body(): string {
    return this.take(/((?:'[^']*'|"(?:[^"\\]|\\[^])*"|[^;'"]|;(?!;))*?)\s*;;\s*/y)[1];
  }

  /** Passes over what has to be there. */
  skip(expression: RegExp): void {
    this.take(expression);
  }

  /** Passes over what may be there. */
  tries(expression: RegExp): boolean {
    return this.tryTake(expression) !== undefined;
  }

  private part(): WordPart[] {
    switch (this.sign) {
      case "'": return [quoted(this.take(/'([^']*)'/y)[1])];
      case '"': return this.doubleQuoted();
      case '\\': return [quoted(this.take(/\\([^])/y)[1])];
      case '$': return [this.expansion()];
      default: return [this.plain()];
    }
  }

  private plain(): WordPart {
    return { kind: 'text', text: this.take(/[^\s'"\\$`;&|<>(){}~]+/y)[0], quoted: false };
  }

  private doubleQuoted(): WordPart[] {
    const parts: WordPart[] = [quoted('')];
    this.take(/"/y);
    while (this.sign !== '"') {
      if (this.sign === '$') parts.push(this.expansion());
      else if (this.sign === '\\') parts.push(quoted(this.take(/\\[^]/y)[0].replace(/^\\(?=[$`"\\])/, '')));
      else parts.push(quoted(this.take(/[^"$\\`]+/y)[0]));
    }
    this.take(/"/y);
    return parts;
  }

  private expansion(): WordPart {
    const bare = this.tryTake(/\$([A-Za-z_]\w*)/y);
    if (bare) return { kind: 'parameter', name: bare[1], operator: '', operand: [] };
    const ansi = this.tryTake(/\$'(\\n|[^'\\]*)'/y);
    if (ansi) return quoted(ansi[1].replace('\\n', '\n'));
    if (this.text.startsWith('$(', this.position)) return this.command();
    return this.tryTake(/\$(?=["\s]|$)/y) ? quoted('$') : this.braced();
  }

  private braced(): WordPart {
    const [, name] = this.take(/\$\{([A-Za-z_]\w*)/y);
    const operator: Operator | '' = OPERATORS.find((sign) => this.text.startsWith(sign, this.position)) ?? '';
    this.position += operator.length;
    const operand = operator === '' ? [] : this.operand();
    this.take(/\}/y);
    return { kind: 'parameter', name, operator, operand };
  }

  /** In braces white space is a sign like any other. */
  private operand(): WordPart[] {
    const parts: WordPart[] = [];
    while (this.sign !== '}') {
      const plain = this.tryTake(/[^'"\\$`}]+/y);
      parts.push(...plain ? [{ kind: 'text', text: plain[0], quoted: false } as const] : this.part());
    }
    return parts;
  }

  /** Passes over a command: brackets and quotes come in pairs, but for the one bracket of each pattern of a `case`. */
  private command(): WordPart {
    const start = this.position + 2;
    let depth = 0;
    do {
      const [sign] = this.take(/'[^']*'|"(?:[^"\\$]|\\[^]|\$(?!\())*"|\bcase\b[^]*?\besac\b|\\[^]|[^]/y);
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
    } while (depth > 0 || this.text[this.position - 1] === '$');
    return { kind: 'command', source: this.text.slice(start, this.position - 1) };
  }

  private get sign(): string {
    return this.text.charAt(this.position);
  }

  private take(expression: RegExp): RegExpExecArray {
    const match = this.tryTake(expression);
    if (!match) throw new NotAWord();
    return match;
  }

  private tryTake(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.position;
    const match = expression.exec(this.text);
    if (!match) return undefined;
    this.position += match[0].length;
    return match;
  }
}

function quoted(text: string): WordPart {
  return { kind: 'text', text, quoted: true };
}
