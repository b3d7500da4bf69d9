import type { Answer } from './answer';
import { obstacle, unreachableHint } from './hint';
import { notStarted } from './outcome';
import type { Moment } from './patience';
import { readRun } from './run';
import type { Decide, Decision, Session, Triggering } from './state';
import { beginFinding, beginWatching, sendTrigger, startWindow, tryAgain } from './transitions';

/** Sends the trigger. It is sent again only after an answer that shows that it had no effect. */
export const decideTrigger: Decide<Triggering> = (session, state, input, moment) => {
  if (input.kind === 'answer') return afterTrigger(session, { ...state, sent: false }, input.answer, moment);
  return sendTrigger(session, state);
};

function afterTrigger(session: Session, state: Triggering, answer: Answer, moment: Moment): Decision {
  const { configuration } = session;
  switch (answer.kind) {
    case 'data': {
      const run = readRun(answer.data);
      if (run === undefined) return beginFinding(state, 'the answer did not describe a run', moment);
      return beginWatching(session, run, 'started', moment);
    }
    case 'redirected':
    case 'refused':
      return endWithoutRun(state, session, ...obstacle(answer, configuration));
    case 'failed':
      if (answer.carriedOut === 'perhaps') return beginFinding(state, answer.reason, moment);
      return tryAgain(state, 'the run was not started', answer, moment, startWindow(session, answer))
        ?? endWithoutRun(state, session, answer.reason, unreachableHint(answer.suspect, configuration));
  }
}

function endWithoutRun(state: Triggering, session: Session, reason: string, advice: string): Decision {
  return { state, action: { kind: 'end', outcome: notStarted(session.configuration, reason, advice) }, lines: [] };
}
