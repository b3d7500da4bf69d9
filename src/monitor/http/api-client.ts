import type { Answer } from './answer';
import type { Clock } from './clock';
import type { ApiRequest } from './request';
import { isExhausted, retryDelayMs, withFailure, type Outage } from './retry';
import type { Send } from './sender';
import type { Configuration } from '../settings/configuration';
import { formatDuration } from '../text/duration';

/** What a question that starts nothing needs. */
export interface ApiClient {
  readonly config: Configuration;
  readonly send: Send;
  readonly clock: Clock;
  /** Prints one line. */
  readonly log: (line: string) => void;
  /** Milliseconds of continuous failure that are sat out. */
  readonly window: number;
}

/** Sends a request that may be repeated without harm, until its answer is one that another try would not change. */
export async function requestWithRetries({ config, send, clock, log, window }: ApiClient, request: ApiRequest): Promise<Answer> {
  const { signal } = new AbortController();
  let outage: Outage | undefined;
  for (;;) {
    const answer = await send(request, { timeoutMs: config.httpTimeoutMs, signal });
    const moment = { now: clock.now(), random: clock.random() };
    if (answer.kind !== 'failed') return answer;
    outage = withFailure(outage, moment);
    if (isExhausted(outage, moment, window)) return answer;
    const durationMs = retryDelayMs(outage, moment, { window, asked: answer.retryAfterMs });
    log(`no answer yet: ${answer.reason}; next try in ${formatDuration(durationMs)}`);
    await clock.wait(durationMs, signal);
  }
}
