import { escaped } from './glob-match';

/** What a script does at its beginning because of the branch that a pull request goes into. */
export type GuardVerdict =
  | { readonly kind: 'goes-on'; readonly text?: string }
  | { readonly kind: 'ends'; readonly text: string }
  | { readonly kind: 'unknown'; readonly what: string };

const VARIABLE = 'BITBUCKET_PR_DESTINATION_BRANCH';
const CASE = new RegExp(`^\\s*case\\s+(?:"\\$\\{?${VARIABLE}\\}?"|\\$\\{?${VARIABLE}\\}?)\\s+in\\s([\\s\\S]*?)\\besac\\s*$`);

/** Reads a `case` that may end a script early. `target` is undefined where the event is no pull request. */
export function readGuard(command: string, target: string | undefined): GuardVerdict {
  const match = CASE.exec(command);
  if (!match) return readOther(command);
  for (const { patterns, body } of clausesOf(match[1])) {
    const pattern = patterns.find((candidate) => caseMatches(candidate, target ?? ''));
    if (pattern === undefined) continue;
    const about = `"${pattern}" is the first pattern of the \`case\` that matches the target ${target === undefined ? 'of no pull request' : `"${target}"`}`;
    if (/\bexit\s+0\b/.test(body)) return { kind: 'ends', text: `the script ends at once: ${about}` };
    return body === '' || body === ':' ? { kind: 'goes-on', text: about } : { kind: 'unknown', what: `what the script does where ${about}` };
  }
  return { kind: 'goes-on', text: target === undefined ? undefined : `no pattern of the \`case\` matches the target "${target}"` };
}

/** Whether a command does nothing but end the script early, or not, because of that branch. */
export function isGuard(command: string): boolean {
  const [, clauses] = CASE.exec(command) ?? [];
  return clauses !== undefined && clausesOf(clauses).every(({ body }) => body === '' || body === ':' || /\bexit\s+0$/.test(body));
}

function readOther(command: string): GuardVerdict {
  const decides = command.includes(VARIABLE) && /\b(?:case|if|test)\b|\[|&&|\|\|/.test(command);
  return decides ? { kind: 'unknown', what: `what the script does because of ${VARIABLE}` } : { kind: 'goes-on' };
}

interface Clause {
  readonly patterns: readonly string[];
  readonly body: string;
}

function clausesOf(text: string): Clause[] {
  return text.split(';;').map((clause) => clause.trim()).filter((clause) => clause !== '').map((clause) => {
    const end = clause.indexOf(')');
    return { patterns: clause.slice(0, end).replace(/^\(/, '').split('|').map((pattern) => pattern.trim()), body: clause.slice(end + 1).trim() };
  });
}

/** In a `case` the star crosses `/`. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14 */
function caseMatches(pattern: string, text: string): boolean {
  const source = pattern.replace(/'([^']*)'|"([^"]*)"|\\(.)|\*|\?|[^\w]/gu, (part, single?: string, double?: string, after?: string) => {
    const literal = single ?? double ?? after;
    if (literal !== undefined) return escaped(literal);
    if (part === '*') return '.*';
    return part === '?' ? '.' : escaped(part);
  });
  return new RegExp(`^${source}$`, 'su').test(text);
}
