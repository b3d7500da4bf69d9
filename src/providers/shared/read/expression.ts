import { regularExpression } from './regular-expression';
import { UnknownExpression } from './unknown-expression';

export { UnknownExpression } from './unknown-expression';

/** A value of an expression; null where a variable is not set. */
export type KnownValue = string | boolean | null;

/** What a planner cannot know, such as a variable from the settings: an expression may have an answer all the same. */
export class UnknownValue {
  constructor(readonly text: string) {}
}

export type Value = KnownValue | UnknownValue;

/** What a provider's words, functions and comparisons mean; the first two throw an `UnknownExpression` for what they do not know. */
export interface Semantics {
  variable(name: string): KnownValue;
  call(name: string, values: readonly Value[]): Value;
  equal(a: KnownValue, b: KnownValue): boolean;
}

/**
 * Evaluates the boolean expressions of pipeline files: `==`, `!=`, `=~`, `!~`, `&&`, `||`, `!`, brackets, strings and function calls.
 * `&&` binds more tightly than `||` on each provider that has them.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 * @see https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions
 * @throws UnknownExpression when the answer hangs on something that is not known
 */
export function evaluate(source: string, semantics: Semantics): KnownValue {
  return known(new Parser(tokenize(source), semantics).whole(source));
}

export function isTrue(value: KnownValue): boolean {
  return value !== null && value !== false && value !== '';
}

/** @throws UnknownExpression when the value is not known */
export function known(value: Value): KnownValue {
  if (value instanceof UnknownValue) throw new UnknownExpression(value.text);
  return value;
}

/** The answer; true, and a report, where it is not known: a planner rather shows a job too many than hides one. */
export function orTrue(answer: () => boolean, report: (what: string) => void): boolean {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    report(`"${error.message}" is not evaluated`);
    return true;
  }
}

/** What `a && b` gives: one false part decides, whatever is not known of the others. */
export function conjunction(values: readonly Value[]): Value {
  return firstOf(values, (value) => !isTrue(value));
}

/** What `a || b` gives: one true part decides. */
export function disjunction(values: readonly Value[]): Value {
  return firstOf(values, isTrue);
}

function firstOf(values: readonly Value[], decides: (value: KnownValue) => boolean): Value {
  const decisive = values.findIndex((value) => !(value instanceof UnknownValue) && decides(value));
  const unknown = values.findIndex((value) => value instanceof UnknownValue);
  return values[[decisive, unknown, values.length - 1].find((index) => index >= 0) ?? 0];
}

const TOKEN = /\s*(?:(&&|\|\||==|!=|=~|!~|[()!,])|'((?:[^']|'')*)'|"([^"]*)"|(\/(?:[^/\\]|\\.)+\/[ismU]*)|(\$?[A-Za-z_][\w.-]*(?:\['[^']*'\])?))/y;

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
    while (this.take('||')) value = disjunction([value, this.and()]);
    return value;
  }

  private and(): Value {
    let value = this.comparison();
    while (this.take('&&')) value = conjunction([value, this.comparison()]);
    return value;
  }

  private comparison(): Value {
    const left = this.unary();
    if (this.take('==')) return this.equal(left, this.unary());
    if (this.take('!=')) return not(this.equal(left, this.unary()));
    if (this.take('=~')) return this.matches(left);
    if (this.take('!~')) return not(this.matches(left));
    return left;
  }

  private equal(a: Value, b: Value): Value {
    return orUnknown(() => this.semantics.equal(known(a), known(b)));
  }

  private matches(value: Value): Value {
    const token = this.next();
    return orUnknown(() => {
      const expression = regularExpression(this.patternOf(token));
      const text = known(value);
      return typeof text === 'string' && expression.test(text);
    });
  }

  /** A variable may hold a pattern, with the slashes around it. */
  private patternOf(token: Token): string {
    if (token.kind === 'pattern') return token.text;
    const text = token.kind === 'word' ? this.semantics.variable(token.text) : undefined;
    if (typeof text !== 'string') throw new UnknownExpression(token.text);
    return text;
  }

  private unary(): Value {
    if (this.take('!')) return not(this.unary());
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
    if (!this.take(')')) {
      do values.push(this.or()); while (this.take(','));
      this.expect(')');
    }
    return orUnknown(() => this.semantics.call(name, values));
  }

  private word(name: string): Value {
    if (name === 'true' || name === 'false') return name === 'true';
    return name === 'null' ? null : orUnknown(() => this.semantics.variable(name));
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

function not(value: Value): Value {
  return value instanceof UnknownValue ? value : !isTrue(value);
}

function orUnknown(answer: () => Value): Value {
  try {
    return answer();
  } catch (error) {
    if (error instanceof UnknownExpression) return new UnknownValue(error.message);
    throw error;
  }
}
