import type { Answer } from './answer';
import type { Configuration } from './configuration';
import type { Clock } from './drive';
import { isExhausted, pause, troubled, type Trouble } from './patience';
import type { ApiRequest } from './request';
import type { Send } from './sender';

/** What a question that starts nothing needs. */
export interface Inquiry {
  readonly config: Configuration;
  readonly send: Send;
  readonly clock: Clock;
  /** Prints one line. */
  readonly log: (line: string) => void;
}

/** A person or a clean-up step waits for the answer. */
const LONGEST_INQUIRY = 60_000;

/** Sends a request that may be repeated without harm, until its answer is one that another try would not change, for at most a minute. */
export async function ask({ config, send, clock }: Inquiry, request: ApiRequest): Promise<Answer> {
  const window = Math.min(LONGEST_INQUIRY, config.retryWindow);
  const { signal } = new AbortController();
  let trouble: Trouble | undefined;
  for (;;) {
    const answer = await send(request, { timeout: config.httpTimeout, signal });
    const moment = { now: clock.now(), random: clock.random() };
    if (answer.kind !== 'failed') return answer;
    trouble = troubled(trouble, moment);
    if (isExhausted(trouble, moment, window)) return answer;
    await clock.wait(pause(trouble, moment, { window, asked: answer.retryAfter }), signal);
  }
}
