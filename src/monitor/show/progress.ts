import { Status, statusName, stepTitle, type Run, type Step } from '../http/run';
import { formatDuration } from '../text/duration';

/**
 * What changed between two looks at a run, one line for each change.
 *
 * @param nodes what became of models and tests, by the number of their step
 */
export function progressLines(
  before: Run | undefined, after: Run, elapsed: number, nodes: ReadonlyMap<number, readonly string[]>,
): readonly string[] {
  const lines = after.steps.flatMap(step => {
    const moved = hasMoved(before?.steps.find(other => other.number === step.number), step) ? [stepLine(step)] : [];
    const said = (nodes.get(step.number) ?? []).map(line => `    ${line}`);
    return step.status <= Status.RUNNING ? [...moved, ...said] : [...said, ...moved];
  });
  const run = before?.status === after.status ? [] : [`run ${after.id}: ${statusName(after.status)}`];
  return [...run, ...lines].map(line => stamped(line, elapsed));
}

/** A sign of life for a run in which nothing changed for a while. */
export function stillLine(run: Run, elapsed: number, expectedMs: number | undefined): string {
  const step = runningStep(run);
  const what = step === undefined ? `run ${run.id}: still ${statusName(run.status)}` : `  ${stepTitle(step)}: still Running`;
  return stamped(`${what}${prospect(elapsed, expectedMs)}`, elapsed);
}

/** All about a run in one line that is written anew over and over. */
export function statusLine(run: Run, elapsed: number, expectedMs: number | undefined): string {
  const step = runningStep(run);
  const place = step === undefined ? '' : `, step ${step.number} of ${run.steps.length}, ${step.name}`;
  return stamped(`${statusName(run.status)}${prospect(elapsed, expectedMs)}${place}`, elapsed);
}

/** The step that made the run fail, if one did. */
export function failedStep(run: Run): Step | undefined {
  return run.steps.find(step => step.status === Status.ERROR);
}

/** A step that waits for its turn is no news. */
function hasMoved(known: Step | undefined, step: Step): boolean {
  return known === undefined ? step.status !== Status.QUEUED : known.status !== step.status;
}

function runningStep(run: Run): Step | undefined {
  return run.steps.find(step => step.status === Status.RUNNING);
}

function prospect(elapsed: number, expectedMs: number | undefined): string {
  if (expectedMs === undefined) return '';
  return elapsed < expectedMs ? `, about ${formatDuration(expectedMs - elapsed)} to go` : `, longer than the usual ${formatDuration(expectedMs)}`;
}

function stepLine(step: Step): string {
  const { seconds = 0 } = step;
  const time = step.status > Status.RUNNING && seconds > 0 ? ` after ${formatDuration(seconds * 1000)}` : '';
  return `  ${stepTitle(step)}: ${statusName(step.status)}${time}`;
}


function stamped(line: string, elapsed: number): string {
  return `${formatDuration(elapsed).padStart(7)}  ${line}`;
}
