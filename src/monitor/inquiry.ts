import type { Answer } from './answer';
import type { Configuration } from './configuration';
import type { Clock } from './drive';
import { formatDuration } from './duration';
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
  /** Milliseconds of continuous failure that are sat out. */
  readonly window: number;
}

/** Sends a request that may be repeated without harm, until its answer is one that another try would not change. */
export async function ask({ config, send, clock, log, window }: Inquiry, request: ApiRequest): Promise<Answer> {
  const { signal } = new AbortController();
  let trouble: Trouble | undefined;
  for (;;) {
    const answer = await send(request, { timeout: config.httpTimeout, signal });
    const moment = { now: clock.now(), random: clock.random() };
    if (answer.kind !== 'failed') return answer;
    trouble = troubled(trouble, moment);
    if (isExhausted(trouble, moment, window)) return answer;
    const duration = pause(trouble, moment, { window, asked: answer.retryAfter });
    log(`no answer yet: ${answer.reason}; next try in ${formatDuration(duration)}`);
    await clock.wait(duration, signal);
  }
}
