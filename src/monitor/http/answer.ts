import { asObject, asText, isObject, readJson, type JsonObject } from '../text/json';

/** What came back for a request, in the few kinds that decisions depend on. */
export type Answer =
  /** The API did it; `data` is the envelope's, of any shape. */
  | { readonly kind: 'data'; readonly data: unknown }
  /** The API will not do it, now or later. */
  | Refusal
  /** Another host was named. It was not asked, because the key would go with the request. */
  | { readonly kind: 'redirected'; readonly target: string }
  /** No usable answer this time. */
  | Failure;

/** A status that another try would not change. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly message: string;
  /** Set where it came without the API's JSON, from something in between that may soon let requests through again. */
  readonly by?: 'gateway';
}

/** A request without a usable answer. Another try may have one. */
export interface Failure {
  readonly kind: 'failed';
  readonly reason: string;
  /** Whether the request may have had its effect all the same. */
  readonly carriedOut: 'no' | 'perhaps';
  /** Milliseconds that the API asks to be left alone. */
  readonly retryAfterMs?: number;
  /** Set where waiting seldom helps: there is no such host, it cannot prove to be the one that was asked for, or a proxy forbids it. */
  readonly suspect?: 'address' | 'certificate' | 'proxy';
}

/** Whether another try may have another answer: after no answer, and after the page of a gateway in place of one. */
export function mayPass(answer: NoData): boolean {
  return answer.kind === 'failed' || (answer.kind === 'refused' && answer.by === 'gateway');
}

/** Every answer that is not what was asked for. */
export type NoData = Exclude<Answer, { kind: 'data' }>;

/** An HTTP response as it was received. Header names are in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** No usable answer. */
export function failure(reason: string, carriedOut: Failure['carriedOut'], more?: Pick<Failure, 'retryAfterMs' | 'suspect'>): Failure {
  return { kind: 'failed', reason, carriedOut, ...more };
}

/** How long to leave the API alone after 429 where it does not say, in milliseconds. Its cool-down is five minutes. */
const COOL_DOWN_MS = 30_000;

/**
 * Reads a response. The envelope counts as well as the HTTP status, since a gateway may answer 200 with a page of its own.
 *
 * @param now the time, in milliseconds since 1970, for a `Retry-After` that is a date
 */
export function readAnswer(response: HttpResponse, now: number): Answer {
  const { status, headers } = response;
  if (status >= 300 && status < 400) return { kind: 'redirected', target: headers.location ?? 'an address that was not given' };
  const body = readJson(response.text);
  const envelope = isObject(body) ? asObject(body.status) : {};
  if (status >= 200 && status < 300) {
    if (!isObject(body) || !('data' in body)) return failure(`HTTP ${status} without a readable answer`, 'perhaps');
    if (envelope.is_success !== false) return { kind: 'data', data: body.data };
  }
  const code = status < 300 && typeof envelope.code === 'number' ? envelope.code : status;
  const message = messageOf(body);
  const retryAfterMs = askedPause(headers, now);
  if (code === 429) {
    return failure('HTTP 429, too many requests', 'no', { retryAfterMs: retryAfterMs ?? COOL_DOWN_MS });
  }
  if (code >= 400 && code < 500 && code !== 408 && code !== 425) {
    return { kind: 'refused', status: code, message, ...(isObject(body) ? {} : { by: 'gateway' }) };
  }
  // 500 and 503 in the API's own words are final for the request; a gateway's page says nothing about what happened behind it
  const final = (code === 500 || code === 503) && isObject(body);
  return failure(httpReason(code, message), final || code === 425 ? 'no' : 'perhaps', { retryAfterMs });
}

/** A status in words, with what the API says about it. */
export function httpReason(status: number, message: string): string {
  return `HTTP ${status}${message === '' ? '' : `, ${message}`}`;
}

/** What an answer holds, by a function that gives `undefined` for what it cannot read; else why there is nothing. */
export function contentOf<T>(answer: Answer, read: (data: unknown) => T | undefined): { readonly kind: 'data'; readonly data: T } | NoData {
  if (answer.kind !== 'data') return answer;
  const data = read(answer.data);
  return data === undefined ? failure('the answer is not what was asked for', 'perhaps') : { kind: 'data', data };
}

/** The API's own words: `user_message`, else what it says about single fields, else nothing. */
function messageOf(body: unknown): string {
  if (!isObject(body)) return '';
  const status = asObject(body.status);
  return asText(status.user_message) || asText(status.developer_message) || fieldMessages(body);
}

/** Errors that come as `{ field: text }` without an envelope. */
function fieldMessages(body: JsonObject): string {
  if ('status' in body || 'data' in body) return '';
  return JSON.stringify(body).slice(0, 300);
}

/**
 * Reads `Retry-After`, which is seconds or a date, as milliseconds. dbt Cloud has a header of its own for one of its APIs.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 * @see https://docs.getdbt.com/docs/dbt-apis/rate-limits
 */
function askedPause(headers: HttpResponse['headers'], now: number): number | undefined {
  const text = (headers['retry-after'] ?? headers['x-rate-limit-retry-after-seconds'] ?? '').trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

/** The date is one of the server's clock, which may be another than ours. */
function serverTime(headers: HttpResponse['headers'], now: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? now : date;
}
