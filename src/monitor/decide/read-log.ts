import { failed } from './outcome';
import type { Context, Decision, Input, ReadingLog } from './state';
import { end, send, wait } from './transitions';
import { runRequest } from '../http/request';
import { readRun } from '../http/run';
import { failedStep } from '../show/progress';

// A log that is the same in two looks is taken as whole; one that stays away for this many looks is given up.
const MOST_LOOKS = 5;
const LOG_INTERVAL_MS = 2_000;
const LOG_TIMEOUT_MS = 10_000;

/** Waits for the log of the failed step, which the report may need. Whatever goes wrong here, the run has failed and that is the outcome. */
export function decideLog(context: Context, state: ReadingLog, input: Input): Decision {
  if (input.kind !== 'answer') return send(context, state, runRequest(context.config, state.run.id), LOG_TIMEOUT_MS);
  const answered = input.answer.kind === 'data' ? readRun(input.answer.data) : undefined;
  const run = answered?.id === state.run.id ? answered : state.failed;
  const next: ReadingLog = { ...state, failed: run, looks: state.looks + 1 };
  const log = failedStep(run)?.log ?? '';
  const isWhole = answered !== undefined && log !== '' && log === failedStep(state.failed)?.log;
  return isWhole || next.looks >= MOST_LOOKS ? endFailed(next) : wait(next, LOG_INTERVAL_MS);
}

/** Ends with the verdict. Why the run failed is for the report to tell. */
export function endFailed(state: ReadingLog): Decision {
  const { message } = state.failed;
  return end(state, failed(state.run, failedStep(state.failed)), ...(message === '' ? [] : [`dbt Cloud says: ${message}`]));
}
