import { decideAttach } from './attach';
import { decideFind } from './find-run';
import type { Moment } from './patience';
import { decideLog } from './read-log';
import { decideTrigger } from './start-run';
import type { Action, Decision, Input, Session, State } from './state';
import { decideStop, interrupt, stopAtDeadline } from './stop';
import { decideWatch } from './watch-run';

/** The least time that the last look before the deadline gets, in milliseconds. */
const LAST_LOOK = 5_000;

/** Where a life of the program begins: it looks back only where there may be something to see. */
export function beginning(session: Session): State {
  const { supersede, ifActive } = session.configuration;
  const looksBack = session.restarted === 'perhaps' || supersede === 'on' || ifActive !== 'start';
  return looksBack ? { phase: 'attach', leftBehind: [], cancels: 0 } : { phase: 'trigger', sent: false, repeated: false };
}

/** Decides what to do next. The deadline and signals are looked after here, so that no phase has to know of them. */
export function decide(session: Session, state: State, input: Input, moment: Moment): Decision {
  if (input.kind === 'signal') return interrupt(session, state, input.signal, moment);
  switch (state.phase) {
    case 'attach':
      return withDeadline(session, decideAttach(session, state, input, moment), moment);
    case 'trigger': {
      const late = input.kind === 'elapsed' && moment.now >= deadline(session);
      return late ? stopAtDeadline(session, state, moment) : withDeadline(session, decideTrigger(session, state, input, moment), moment);
    }
    case 'find':
      return withDeadline(session, decideFind(session, state, input, moment), moment);
    case 'watch':
      return withDeadline(session, decideWatch(session, state, input, moment), moment);
    case 'log':
      return decideLog(session, state, input, moment);
    case 'stop':
      return decideStop(session, state, input, moment);
  }
}

/**
 * Lets no wait pass the deadline. A wait that is cut off ends in one last look; what would wait after it, stops.
 */
function withDeadline(session: Session, decision: Decision, moment: Moment): Decision {
  const { state, action } = decision;
  if (state.phase === 'log' || state.phase === 'stop') return decision;
  const left = deadline(session) - moment.now;
  if (action.kind === 'wait' && left <= 0) {
    const stop = stopAtDeadline(session, state, moment);
    return { ...stop, lines: [...decision.lines, ...stop.lines] };
  }
  return { ...decision, action: shortened(action, left) };
}

function shortened(action: Action, left: number): Action {
  if (action.kind === 'wait') return { ...action, duration: Math.min(action.duration, left) };
  if (action.kind === 'send' && action.request.method === 'GET') return { ...action, timeout: Math.min(action.timeout, Math.max(LAST_LOOK, left)) };
  return action;
}

function deadline(session: Session): number {
  return session.startedAt + (session.configuration.runTimeout ?? Infinity);
}
