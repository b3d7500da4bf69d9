import { formatDuration } from './duration';
import { Status, statusName, type Run, type Step } from './run';

/** What changed between two looks at a run, one line for each change. */
export function progressLines(before: Run | undefined, after: Run, elapsed: number): readonly string[] {
  const lines: string[] = [];
  if (before?.status !== after.status) lines.push(`run ${after.id}: ${statusName(after.status)}`);
  for (const step of after.steps) {
    const known = before?.steps.find(other => other.number === step.number);
    if (hasMoved(known, step)) lines.push(stepLine(step));
  }
  return lines.map(line => stamped(line, elapsed));
}

/** A sign of life for a run in which nothing changed for a while. */
export function stillLine(run: Run, elapsed: number): string {
  const step = run.steps.find(candidate => candidate.status === Status.RUNNING);
  return stamped(step === undefined ? `run ${run.id}: still ${statusName(run.status)}` : `${stepTitle(step)}: still Running`, elapsed);
}

/** The step that made the run fail, if one did. */
export function failedStep(run: Run): Step | undefined {
  return run.steps.find(step => step.status === Status.ERROR);
}

/** A step that waits for its turn is no news. */
function hasMoved(known: Step | undefined, step: Step): boolean {
  return known === undefined ? step.status !== Status.QUEUED : known.status !== step.status;
}

function stepLine(step: Step): string {
  return `${stepTitle(step)}: ${statusName(step.status)}`;
}

function stepTitle(step: Step): string {
  return `  step ${step.number}, ${step.name}`;
}

function stamped(line: string, elapsed: number): string {
  return `${formatDuration(elapsed).padStart(7)}  ${line}`;
}
