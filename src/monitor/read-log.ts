import { logTail } from './log-tail';
import { failed } from './outcome';
import { failedStep } from './progress';
import { runRequest } from './request';
import { readRun, type Run } from './run';
import type { Decide, Decision, ReadingLog, Session } from './state';

// A log that is the same in two looks is taken as whole; one that stays away for this many looks is given up.
const MOST_LOOKS = 5;
const LOG_INTERVAL = 2_000;
const LOG_TIMEOUT = 10_000;

/** Prints the end of the failed step's log. Whatever goes wrong here, the run has failed and that is the outcome. */
export const decideLog: Decide<ReadingLog> = (session, state, input) => {
  if (input.kind !== 'answer') return lookAtLog(session, state);
  const answered = input.answer.kind === 'data' ? readRun(input.answer.data) : undefined;
  const run = answered?.id === state.run.id ? answered : state.failed;
  const next: ReadingLog = { ...state, failed: run, looks: state.looks + 1 };
  const log = failedStep(run)?.log ?? '';
  const isWhole = answered !== undefined && log !== '' && log === failedStep(state.failed)?.log;
  if (isWhole || next.looks >= MOST_LOOKS) return endFailed(session, next);
  return { state: next, action: { kind: 'wait', duration: LOG_INTERVAL }, lines: [] };
};

/** Ends with the verdict, and with what is known of the log. */
export function endFailed(session: Session, state: ReadingLog): Decision {
  const step = failedStep(state.failed);
  return { state, action: { kind: 'end', outcome: failed(state.run, step) }, lines: explanation(state.failed, session.configuration.logLines) };
}

function explanation(run: Run, most: number): readonly string[] {
  const step = failedStep(run);
  const message = run.message === '' ? [] : [`dbt Cloud says: ${run.message}`];
  if (step === undefined) return message;
  const log = step.log === '' ? [`step ${step.number}, ${step.name}, has no log yet`] : logTail(step, most);
  return [...message, ...log];
}

function lookAtLog(session: Session, state: ReadingLog): Decision {
  const timeout = Math.min(LOG_TIMEOUT, session.configuration.httpTimeout);
  return { state, action: { kind: 'send', request: runRequest(session.configuration, state.run.id), timeout }, lines: [] };
}
