import { decideAttach } from './attach';
import { decideLog, endFailed } from './read-log';
import type { Action, Context, Decide, Decision, Input, Session, State } from './state';
import { decideStop, interrupt, stopAtDeadline } from './stop';
import { FIRST_TRIGGER, withLines } from './transitions';
import { decideFind, decideTrigger } from './trigger';
import { decideWatch } from './watch-run';

/** The least time that the last request before the deadline gets, in milliseconds. */
const LAST_REQUEST_MS = 5_000;

const PHASES: { readonly [Phase in State['phase']]: Decide<Extract<State, { phase: Phase }>> } = {
  attach: decideAttach, trigger: decideTrigger, find: decideFind, watch: decideWatch, log: decideLog, stop: decideStop,
};

/** Where a life of the program begins: it looks back only where there may be something to see. */
export function initialState({ config, restarted }: Session): State {
  const looksBack = restarted === 'perhaps' || config.supersede === 'on' || config.ifActive !== 'start';
  return looksBack ? { phase: 'attach', superseded: [], cancels: 0 } : FIRST_TRIGGER;
}

/** Decides what to do next. The deadline and signals are looked after here, so that no phase has to know of them. */
export function decide(context: Context, state: State, input: Input): Decision {
  if (input.kind === 'signal') return interrupt(context, state, input.signal);
  if (state.phase === 'trigger' && input.kind === 'elapsed' && timeLeft(context) <= 0) return stopAtDeadline(context, state);
  const decidePhase = PHASES[state.phase] as Decide<State>;
  return withDeadline(context, decidePhase(context, state, input));
}

/**
 * Lets no wait pass the deadline, and no request by more than a little. A wait that is cut off ends in one last look; what would wait
 * after it, stops. A trigger that is cut off may have started a run, which the stop then finds and cancels.
 */
function withDeadline(context: Context, decision: Decision): Decision {
  const { state, action, lines } = decision;
  if (state.phase === 'stop') return decision;
  const left = timeLeft(context);
  if (action.kind === 'wait' && left <= 0) return withLines(state.phase === 'log' ? endFailed(state) : stopAtDeadline(context, state), ...lines);
  return { ...decision, action: shortened(action, left) };
}

function shortened(action: Action, left: number): Action {
  if (action.kind === 'wait') return { ...action, durationMs: Math.min(action.durationMs, left) };
  if (action.kind === 'send') return { ...action, timeoutMs: Math.min(action.timeoutMs, Math.max(LAST_REQUEST_MS, left)) };
  return action;
}

function timeLeft({ startedAt, config, now }: Context): number {
  return startedAt + (config.runTimeoutMs ?? Infinity) - now;
}
