import { Answer } from './answer';
import { semanticsFor } from './expressions';
import { readJobs, ReadJob } from './jobs';
import { declaredVariables, Variables } from './variables';
import { evaluate, isTrue, orTrue } from '../../shared/read/expression';
import { Notes } from '../../shared/read/notes';
import { Mapping } from '../../shared/read/reader';

/** A condition that cannot be evaluated counts as true, and is reported. */
export function decideCondition({ text, at }: ReadJob['conditions'][number], variables: Variables, notes: Notes): Answer {
  const whenUnknown = (what: string): void => notes.unknown(`\`condition: ${text}\`: ${what}, so the job is taken to run`);
  return { starts: orTrue(() => isTrue(evaluate(text, semanticsFor(variables))), whenUnknown), at, text: '`condition` does not hold' };
}

/** Of two runs that differ in nothing but their cause, the one that is not for a pull request. */
const OTHER_CAUSE = { 'Build.Reason': 'IndividualCI' };

/** Whether a job of the file runs for a pull request, and would not without it. */
export function asksForPullRequests(pipeline: Mapping, run: Variables): boolean {
  const notes = Notes.none();
  const outer = run.with(declaredVariables(pipeline.variables, notes));
  return readJobs(pipeline, notes).some(({ conditions, variables }) => {
    const known = variables.reduce<Variables>((all, declared) => all.with(declaredVariables(declared, notes)), outer);
    const allHold = (values: Variables): boolean => conditions.every((condition) => decideCondition(condition, values, notes).starts);
    return allHold(known) && !allHold(known.with(OTHER_CAUSE));
  });
}
