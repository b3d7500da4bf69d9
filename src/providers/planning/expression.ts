/** A value of an expression; null where a variable is not set. */
export type Value = string | boolean | null;

/** What a provider's words, functions and comparisons mean; each throws an `UnknownExpression` for what it does not know. */
export interface Semantics {
  variable(name: string): Value;
  call(name: string, values: readonly Value[]): Value;
  equal(a: Value, b: Value): boolean;
}

/** A part of an expression that a planner cannot evaluate. */
export class UnknownExpression extends Error {}

/**
 * Evaluates the boolean expressions of pipeline files: `==`, `!=`, `=~`, `!~`, `&&`, `||`, `!`, brackets, strings and function calls.
 * `&&` binds more tightly than `||` on each provider that has them.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 * @see https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions
 */
export function evaluate(source: string, semantics: Semantics): Value {
  const parser = new Parser(tokenize(source), semantics);
  return parser.whole(source);
}

export function isTrue(value: Value): boolean {
  return value !== null && value !== false && value !== '';
}

const TOKEN = /\s*(?:(&&|\|\||==|!=|=~|!~|[()!,])|'((?:[^']|'')*)'|"([^"]*)"|\/((?:[^/\\]|\\.)+)\/|(\$?[A-Za-z_][\w.-]*(?:\['[^']*'\])?))/y;

interface Token {
  readonly kind: 'sign' | 'string' | 'pattern' | 'word';
  readonly text: string;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = source.trim();
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new UnknownExpression(text.slice(start));
    const [, sign, single, double, pattern, word] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (pattern !== undefined) tokens.push({ kind: 'pattern', text: pattern });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'string', text: single?.replace(/''/g, "'") ?? double });
  }
  return tokens;
}

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[], private readonly semantics: Semantics) {}

  whole(source: string): Value {
    const value = this.or();
    if (this.position < this.tokens.length) throw new UnknownExpression(source);
    return value;
  }

  private or(): Value {
    let value = this.and();
    while (this.take('||')) {
      const right = this.and();
      value = isTrue(value) ? value : right;
    }
    return value;
  }

  private and(): Value {
    let value = this.comparison();
    while (this.take('&&')) {
      const right = this.comparison();
      value = isTrue(value) ? right : value;
    }
    return value;
  }

  private comparison(): Value {
    const left = this.unary();
    if (this.take('==')) return this.semantics.equal(left, this.unary());
    if (this.take('!=')) return !this.semantics.equal(left, this.unary());
    if (this.take('=~')) return this.matches(left);
    if (this.take('!~')) return !this.matches(left);
    return left;
  }

  private matches(value: Value): boolean {
    const token = this.next();
    if (token.kind !== 'pattern') throw new UnknownExpression(token.text);
    return typeof value === 'string' && new RegExp(token.text).test(value);
  }

  private unary(): Value {
    if (this.take('!')) return !isTrue(this.unary());
    if (this.take('(')) {
      const value = this.or();
      this.expect(')');
      return value;
    }
    const token = this.next();
    if (token.kind === 'string') return token.text;
    if (token.kind !== 'word') throw new UnknownExpression(token.text);
    return this.take('(') ? this.call(token.text) : this.word(token.text);
  }

  private call(name: string): Value {
    const values: Value[] = [];
    if (this.take(')')) return this.semantics.call(name, values);
    do values.push(this.or()); while (this.take(','));
    this.expect(')');
    return this.semantics.call(name, values);
  }

  private word(name: string): Value {
    if (name === 'true' || name === 'false') return name === 'true';
    return name === 'null' ? null : this.semantics.variable(name);
  }

  private take(sign: string): boolean {
    const token = this.tokens[this.position];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.position += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw new UnknownExpression(`"${sign}" is missing`);
  }

  private next(): Token {
    const token = this.tokens[this.position];
    if (!token) throw new UnknownExpression('the expression ends too early');
    this.position += 1;
    return token;
  }
}
