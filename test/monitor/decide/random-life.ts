import { CONFIGURATION, type Fault, type Life, type Scene } from './simulation';
import { readAnswer, type Answer, type HttpResponse } from '../../../src/monitor/http/answer';
import { readNoResponse } from '../../../src/monitor/http/sender';
import * as fc from '../../support/fast-check';

const PAGE = '<!doctype html><title>dbt</title>';

/** An answer as it is read from what came over the network. */
function read(status: number, text: string, headers: HttpResponse['headers'] = {}): Answer {
  return readAnswer({ status, headers, text }, 0);
}

function envelope(code: number, message: string): string {
  return JSON.stringify({ status: { code, is_success: false, user_message: message, developer_message: null }, data: null });
}

const delay = fc.oneof(fc.constant(100), fc.integer({ min: 0, max: 60_000 }));

/** No effect, and that is certain: the API says so, or there was no connection. */
const harmless = fc.record({
  delay,
  answer: fc.constantFrom<Answer>(
    read(503, envelope(503, 'Service unavailable.')),
    read(500, envelope(500, `Internal error with ${CONFIGURATION.apiKey}.`)),
    read(429, '', { 'retry-after': '300' }),
    read(429, PAGE, { 'retry-after': new Date(60_000).toUTCString() }),
    read(429, envelope(429, 'Rate limit exceeded.')),
    readNoResponse({ code: 'ECONNREFUSED', message: 'connect', sent: 'no' }),
    readNoResponse({ code: 'EAI_AGAIN', message: 'getaddrinfo', sent: 'no' }),
    readNoResponse({ code: 'ENOTFOUND', message: 'getaddrinfo', sent: 'no' }),
    readNoResponse({ code: 'CERT_HAS_EXPIRED', message: 'certificate has expired', sent: 'no' }),
    readNoResponse({ code: 'ERR_PROXY', message: 'proxy: HTTP 502', sent: 'no' }),
  ),
});

/** Perhaps an effect, now or a little later, and perhaps none. */
const unclear = fc.record({
  delay,
  answer: fc.constantFrom<Answer>(
    read(502, PAGE), read(504, PAGE), read(503, PAGE), read(500, PAGE), read(200, PAGE), read(200, '{"status": {"code": 200, "is_su'), read(200, ''),
    read(200, '[]'), read(200, '{"data": null}'), read(201, '{"data": {"id": "x"}}'), read(408, ''),
    readNoResponse({ code: 'ECONNRESET', message: 'socket hang up', sent: 'perhaps' }),
    { kind: 'failed', reason: 'no answer within 30 s', carriedOut: 'perhaps' },
  ),
  afterwards: fc.constantFrom<'carried out' | undefined>('carried out', undefined),
}).chain(fault => fc.record({
  answer: fc.constant(fault.answer),
  delay: fc.constant(fault.delay),
  afterwards: fc.constant(fault.afterwards),
  underWay: fault.afterwards === undefined ? fc.constant(undefined) : fc.oneof(fc.constant(undefined), fc.integer({ min: 0, max: 20_000 })),
}));

/** Certain, and for good. */
const refused = fc.record({
  delay,
  answer: fc.constantFrom<Answer>(
    read(401, envelope(401, 'Invalid token.')), read(403, envelope(403, 'Access denied.')), read(404, envelope(404, 'Not found.')), read(404, PAGE),
    read(400, '{"git_branch": "not valid"}'), read(200, envelope(401, 'Invalid token.')), read(302, '', { location: 'https://www.getdbt.com/' }),
  ),
});

/** What goes wrong, by the number of the request. Refusals are rare: each of them ends most lives. */
export const faults: fc.Arbitrary<readonly (Fault | undefined)[]> = fc.array(fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: harmless },
  { weight: 4, arbitrary: unclear },
  { weight: 1, arbitrary: refused },
), { maxLength: 40 });

/** A run's life: through the queue to an end, at times with a status that nobody knows. */
export const life: fc.Arbitrary<Life> = fc.tuple(
  fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 300_000 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_800_000 }) }),
  fc.constantFrom(10, 20, 30),
  fc.constantFrom(3, 3, 3, 7),
).map(([age, end, middle]) => [[0, 1], [age / 3, 2], [age / 2, middle], [age, end]]);

/** How the program is set. */
export const configuration: fc.Arbitrary<NonNullable<Scene['configuration']>> = fc.record({
  runTimeoutMs: fc.oneof(fc.constant(undefined), fc.integer({ min: 1_000, max: 400_000 })),
  onDeadline: fc.constantFrom<'cancel' | 'leave'>('cancel', 'leave'),
  supersede: fc.constantFrom<'on' | 'off'>('on', 'off'),
  rerunFromFailure: fc.constantFrom<'on' | 'off'>('on', 'off'),
  ifActive: fc.constantFrom<'start' | 'wait'>('start', 'wait'),
  pollIntervalMs: fc.oneof(fc.constant(undefined), fc.integer({ min: 1_000, max: 60_000 })),
  httpTimeoutMs: fc.integer({ min: 1_000, max: 60_000 }),
  retryWindowMs: fc.constantFrom(0, 60_000, 900_000),
});
