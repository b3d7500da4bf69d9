import { failed } from './outcome';
import { failedStep } from './progress';
import { runRequest } from './request';
import { readRun } from './run';
import type { Decide, Decision, ReadingLog, Session } from './state';

// A log that is the same in two looks is taken as whole; one that stays away for this many looks is given up.
const MOST_LOOKS = 5;
const LOG_INTERVAL = 2_000;
const LOG_TIMEOUT = 10_000;

/** Waits for the log of the failed step, which the report may need. Whatever goes wrong here, the run has failed and that is the outcome. */
export const decideLog: Decide<ReadingLog> = (session, state, input) => {
  if (input.kind !== 'answer') return lookAtLog(session, state);
  const answered = input.answer.kind === 'data' ? readRun(input.answer.data) : undefined;
  const run = answered?.id === state.run.id ? answered : state.failed;
  const next: ReadingLog = { ...state, failed: run, looks: state.looks + 1 };
  const log = failedStep(run)?.log ?? '';
  const isWhole = answered !== undefined && log !== '' && log === failedStep(state.failed)?.log;
  if (isWhole || next.looks >= MOST_LOOKS) return endFailed(next);
  return { state: next, action: { kind: 'wait', duration: LOG_INTERVAL }, lines: [] };
};

/** Ends with the verdict. Why the run failed is for the report to tell. */
export function endFailed(state: ReadingLog): Decision {
  const { message } = state.failed;
  const lines = message === '' ? [] : [`dbt Cloud says: ${message}`];
  return { state, action: { kind: 'end', outcome: failed(state.run, failedStep(state.failed)) }, lines };
}

function lookAtLog(session: Session, state: ReadingLog): Decision {
  const timeout = Math.min(LOG_TIMEOUT, session.configuration.httpTimeout);
  return { state, action: { kind: 'send', request: runRequest(session.configuration, state.run.id), timeout }, lines: [] };
}
