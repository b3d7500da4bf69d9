import { Scope, semanticsFor } from './semantics';
import { no, Verdict, yes } from './verdict';
import { evaluate, isTrue, UnknownExpression } from '../../shared/read/expression';
import { Notes } from '../../shared/read/notes';
import { asText, asTexts, Mapping } from '../../shared/read/reader';

/** A condition with one of these is asked whatever happened before. */
const STATUS_FUNCTION = /\b(?:always|success|failure|cancelled)\s*\(/;

/**
 * Whether a job of a workflow that started runs, by its `needs` and `if`; undefined when it has neither.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
 */
export function decideJob(id: string, job: Mapping, scope: Scope, notes: Notes): Verdict | undefined {
  const condition = asText(job.if);
  const skipped = asTexts(job.needs).find((needed) => scope.results[needed] === 'skipped');
  if (scope.before === 'some-skipped' && !(condition !== undefined && STATUS_FUNCTION.test(condition))) {
    return no(['jobs', id, 'needs'], skipped === undefined ? 'it needs jobs that follow one that does not run' : `it needs "${skipped}", which does not run`);
  }
  if (condition === undefined) return undefined;
  const at = ['jobs', id, 'if'];
  try {
    return holds(condition, scope) ? yes(at, `\`if\` holds: ${condition}`) : no(at, `\`if\` does not hold: ${condition}`);
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    notes.unknown(`jobs.${id}.if: "${condition}" is not evaluated, so the job is taken to run`);
    return undefined;
  }
}

/** @throws UnknownExpression when the answer hangs on something that is not known */
export function holds(condition: string, scope: Scope): boolean {
  const expression = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  return isTrue(evaluate(expression, semanticsFor(scope)));
}
