import { cancelledElsewhere, endedUnknown, lost, notShown, succeeded, type Outcome } from './outcome';
import { pollIntervalMs, readHistory, usualDuration } from './schedule';
import type { Context, Decision, Input, Watching } from './state';
import { end, send, tryAgain, wait } from './transitions';
import { contentOf, mayPass, type NoData } from '../http/answer';
import { runRequest } from '../http/request';
import { readRun, Status, type Run } from '../http/run';
import { reasonAndAdvice, reasonOf } from '../show/hint';
import { nodeUpdates, startedShare } from '../show/node-lines';
import { progressLines, stillLine } from '../show/progress';
import { formatDuration } from '../text/duration';

// A run can be unknown to the API right after it was started.
const NOT_FOUND_GRACE_MS = 60_000;

// Some providers end a job that prints nothing for minutes.
const LONGEST_SILENCE_MS = 60_000;

// Until the first look for the log of a run that failed: the log may come later than the status.
const LOG_DELAY_MS = 2_000;

/** Looks at the run until its status says that it ended. Nothing else decides the verdict. */
export function decideWatch(context: Context, state: Watching, input: Input): Decision {
  if (input.kind !== 'answer') return send(context, state, runRequest(context.config, state.run.id));
  if (state.history === undefined) {
    const history = readHistory(input.answer);
    return waitForLook(context, { ...state, history, expectedMs: usualDuration(history) });
  }
  const answer = contentOf(input.answer, data => {
    const run = readRun(data);
    return run?.id === state.run.id ? run : undefined;
  });
  return answer.kind === 'data' ? afterLook(context, state, answer.data) : afterMissedLook(context, state, answer);
}

function waitForLook({ now, config }: Context, state: Watching, ...lines: readonly string[]): Decision {
  const { run, seen, history = [], runningSince } = state;
  // the clock of the API counts from the start of the run, also for a run that this program found late
  const elapsed = runningSince === undefined ? now - run.since : Math.max(now - runningSince, (seen?.seconds ?? 0) * 1000);
  const far = seen === undefined ? { status: Status.QUEUED } : { status: seen.status, share: startedShare(seen) };
  return wait(state, config.pollIntervalMs ?? pollIntervalMs(elapsed, history, far), ...lines);
}

function afterLook(context: Context, state: Watching, seen: Run): Decision {
  const { now, longestSilenceMs = LONGEST_SILENCE_MS } = context;
  const { run, outage } = state;
  const elapsed = now - run.since;
  const news = nodeUpdates(state.said, state.seen, seen);
  const lines = [
    ...(outage === undefined ? [] : [`dbt Cloud answers again after ${formatDuration(now - outage.since)}`]),
    ...progressLines(state.seen, seen, elapsed, news.lines),
  ];
  if (lines.length === 0 && now - state.printedAt >= longestSilenceMs) lines.push(stillLine(seen, elapsed, state.expectedMs));
  if (seen.status === Status.ERROR) return wait({ phase: 'log', run, failed: seen, looks: 0 }, LOG_DELAY_MS, ...lines);
  const printedAt = lines.length === 0 ? state.printedAt : now;
  const runningSince = state.runningSince ?? (seen.status < Status.RUNNING ? undefined : now);
  const next: Watching = { ...state, seen, runningSince, printedAt, said: news.said, outage: undefined };
  const outcome = verdict(context, state, seen);
  return outcome === undefined ? waitForLook(context, next, ...lines) : end(next, outcome, ...lines);
}

function verdict({ now }: Context, { run }: Watching, { status, isComplete }: Run): Outcome | undefined {
  switch (status) {
    case Status.SUCCESS:
      return succeeded(run, now);
    case Status.CANCELLED:
      return cancelledElsewhere(run);
    case Status.QUEUED:
    case Status.STARTING:
    case Status.RUNNING:
      return undefined;
    default:
      return isComplete ? endedUnknown(run, status) : undefined;
  }
}

function afterMissedLook(context: Context, state: Watching, answer: NoData): Decision {
  const { now, config } = context;
  if (answer.kind === 'refused' && !mayPass(answer)) {
    const isNew = answer.status === 404 && now - state.run.since < NOT_FOUND_GRACE_MS;
    return isNew ? waitForLook(context, state) : end(state, notShown(state.run, ...reasonAndAdvice(answer, config)));
  }
  const again = tryAgain(context, { ...state, printedAt: now }, 'the run could not be read', answer, config.retryWindowMs);
  return again ?? end(state, lost(state.run, reasonOf(answer), now - (state.outage?.since ?? now)));
}
