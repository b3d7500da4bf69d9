import { contentOf, type NoData } from './answer';
import { end, send, wait } from './decision';
import { formatDuration } from './duration';
import { obstacle, reasonOf } from './hint';
import { readHistory } from './history';
import { nodeNews } from './node-lines';
import { cancelledElsewhere, endedUnknown, lost, notShown, succeeded, type Outcome } from './outcome';
import { progressLines, stillLine } from './progress';
import { runRequest } from './request';
import { readRun, Status, type Run } from './run';
import { pollInterval, usualDuration } from './schedule';
import { startedShare } from './started-share';
import type { Context, Decide, Decision, Watching } from './state';
import { tryAgain } from './transitions';

// A run can be unknown to the API right after it was started.
const NOT_FOUND_GRACE = 60_000;

// Some providers end a job that prints nothing for minutes.
const LONGEST_SILENCE = 60_000;

// Until the first look for the log of a run that failed: the log may come later than the status.
const LOG_DELAY = 2_000;

/** Looks at the run until its status says that it ended. Nothing else decides the verdict. */
export const decideWatch: Decide<Watching> = (context, state, input) => {
  if (input.kind !== 'answer') return send(context, state, runRequest(context.config, state.run.id));
  if (state.history === undefined) {
    const history = readHistory(input.answer);
    return waitForLook(context, { ...state, history, expected: usualDuration(history) });
  }
  const answer = contentOf(input.answer, data => {
    const run = readRun(data);
    return run?.id === state.run.id ? run : undefined;
  });
  return answer.kind === 'data' ? afterLook(context, state, answer.data) : afterMissedLook(context, state, answer);
};

function waitForLook({ now, config }: Context, state: Watching, ...lines: readonly string[]): Decision {
  const { run, seen, history = [], runningSince } = state;
  // the clock of the API counts from the start of the run, also for a run that this program found late
  const elapsed = runningSince === undefined ? now - run.since : Math.max(now - runningSince, (seen?.seconds ?? 0) * 1000);
  const far = seen === undefined ? { status: Status.QUEUED } : { status: seen.status, share: startedShare(seen) };
  return wait(state, config.pollInterval ?? pollInterval(elapsed, history, far), ...lines);
}

function afterLook(context: Context, state: Watching, seen: Run): Decision {
  const { now, longestSilence = LONGEST_SILENCE } = context;
  const { run, trouble } = state;
  const elapsed = now - run.since;
  const news = nodeNews(state.said, state.seen, seen);
  const lines = [
    ...(trouble === undefined ? [] : [`dbt Cloud answers again after ${formatDuration(now - trouble.since)}`]),
    ...progressLines(state.seen, seen, elapsed, news.lines),
  ];
  if (lines.length === 0 && now - state.saidAt >= longestSilence) lines.push(stillLine(seen, elapsed, state.expected));
  if (seen.status === Status.ERROR) return wait({ phase: 'log', run, failed: seen, looks: 0 }, LOG_DELAY, ...lines);
  const saidAt = lines.length === 0 ? state.saidAt : now;
  const runningSince = state.runningSince ?? (seen.status < Status.RUNNING ? undefined : now);
  const next: Watching = { ...state, seen, runningSince, saidAt, said: news.said, trouble: undefined };
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
  if (answer.kind === 'refused') {
    const isNew = answer.status === 404 && now - state.run.since < NOT_FOUND_GRACE;
    return isNew ? waitForLook(context, state) : end(state, notShown(state.run, ...obstacle(answer, config)));
  }
  const again = tryAgain(context, { ...state, saidAt: now }, 'the run could not be read', answer, config.retryWindow);
  return again ?? end(state, lost(state.run, reasonOf(answer), now - (state.trouble?.since ?? now)));
}
