import { listedNamesOf, ListedNames } from '../../../model/patterns/listed-names';
import { NameSet } from '../../../model/patterns/name-set';
import { EVERY, isWholeName } from '../../../model/patterns/pattern';

/** A boolean expression as the tests that are joined by one sign. */
interface Joined {
  readonly sign: '&&' | '||';
  readonly tests: readonly string[];
}

const NOTHING: Joined = { sign: '||', tests: [] };

/**
 * A test that holds when the variable has one of the names, in brackets where others may stand beside it; undefined for the empty set.
 * A variable that is not set is null, and null differs from every text: a negative test stands behind one that asks for the variable.
 * @see https://docs.gitlab.com/ci/jobs/job_rules/#compare-a-variable-to-a-string
 */
export function nameTest(variable: string, set: NameSet): string | undefined {
  const { sign, tests } = testsOf(variable, set);
  if (tests.length === 0) return undefined;
  return sign === '&&' || tests.length === 1 ? tests.join(' && ') : `(${tests.join(' || ')})`;
}

function testsOf(variable: string, set: NameSet): Joined {
  const listed = listedNamesOf(set);
  if (listed) return listedTests(variable, listed);
  return set.reduce((joined, { pattern, included }) => {
    if (pattern === EVERY) return included ? { sign: '&&', tests: [variable] } : NOTHING;
    if (included) return withTest(joined, '||', isWholeName(pattern) ? `${variable} == "${pattern}"` : `${variable} =~ ${expressionOf(pattern)}`);
    return joined.tests.length === 0 ? joined : withTest(joined, '&&', isWholeName(pattern) ? `${variable} != "${pattern}"` : `${variable} !~ ${expressionOf(pattern)}`);
  }, NOTHING);
}

function listedTests(variable: string, { kind, names }: ListedNames): Joined {
  if (kind === 'only') return { sign: '||', tests: [...names].map((name) => `${variable} == "${name}"`) };
  return { sign: '&&', tests: [variable, ...[...names].map((name) => `${variable} != "${name}"`)] };
}

function withTest({ sign, tests }: Joined, wanted: Joined['sign'], test: string): Joined {
  if (tests.length <= 1 || sign === wanted) return { sign: wanted, tests: [...tests, test] };
  return { sign: wanted, tests: [`(${tests.join(` ${sign} `)})`, test] };
}

/**
 * A pattern as a regular expression for the whole name: one of RE2 is not anchored by itself. The `/` is escaped because it ends the
 * expression.
 * @see https://docs.gitlab.com/ci/jobs/job_rules/#compare-a-variable-to-a-regular-expression
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function expressionOf(pattern: string): string {
  const parts = pattern.split('/');
  const last = parts.length - 1;
  return `/^${parts.map((part, index) => partExpression(part, index === last)).join('')}$/`;
}

function partExpression(part: string, isLast: boolean): string {
  if (part === EVERY) return isLast ? '.+' : '(.+\\/)?';
  const expression = part === '*' ? '[^\\/]+' : part.split('*').map(escaped).join('[^\\/]*');
  return isLast ? expression : `${expression}\\/`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
