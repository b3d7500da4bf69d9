import { contentOf } from './answer';
import { reasonOf } from './hint';
import { readRun } from './run';
import type { Decide, Triggering } from './state';
import { beginFinding, beginWatching, sendTrigger, tryStartAgain } from './transitions';

/** Sends the trigger. It is sent again only after an answer that shows that it had no effect. */
export const decideTrigger: Decide<Triggering> = (context, state, input) => {
  if (input.kind !== 'answer') return sendTrigger(context, state);
  const answer = contentOf(input.answer, readRun);
  if (answer.kind === 'data') return beginWatching(context, answer.data, 'started');
  const next = { ...state, sent: false };
  const isUnclear = answer.kind === 'failed' && answer.carriedOut === 'perhaps';
  return isUnclear ? beginFinding(context, next, reasonOf(answer)) : tryStartAgain(context, next, 'the run was not started', answer);
};
