import { expect, test } from 'vitest';
import { mayPass, readAnswer, type Answer, type NoData } from '../../../src/monitor/http/answer';

const NOW = Date.parse('2026-01-01T00:00:00Z');

function read(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return readAnswer({ status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) }, NOW);
}

function envelope(code: number, userMessage: string): object {
  return { status: { code, is_success: code < 300, user_message: userMessage, developer_message: null }, data: null };
}

test.each([200, 201, 202])('%i with an envelope is data', status => {
  expect(read(status, { status: { code: 200, is_success: true }, data: { id: 1 }, extra: 1 })).toEqual({ kind: 'data', data: { id: 1 } });
});

test('an envelope without a status is data too', () => {
  expect(read(200, { data: [] })).toEqual({ kind: 'data', data: [] });
});

test.each<[string, unknown]>([
  ['a page', '<!DOCTYPE html><p>Welcome'],
  ['nothing', ''],
  ['a cut-off body', '{"data": {"id": 1'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no data', {}],
])('200 with %s may have had its effect', (_, body) => {
  expect(read(200, body)).toMatchObject({ kind: 'failed', carriedOut: 'perhaps' });
});

test.each([400, 401, 403, 404, 409, 422])('%i is a refusal in the API\'s own words', status => {
  expect(read(status, envelope(status, 'Invalid token.'))).toEqual({ kind: 'refused', status, message: 'Invalid token.' });
});

test.each([401, 403, 404, 451])('%i with a page is the refusal of a gateway, which may pass', status => {
  for (const page of ['<html>Forbidden</html>', '', '[]', '"no"', '{"status": {']) {
    const answer = read(status, page);
    expect(answer).toEqual({ kind: 'refused', status, message: '', by: 'gateway' });
    expect(mayPass(answer as NoData)).toBe(true);
  }
  expect(mayPass(read(status, envelope(status, 'No.')) as NoData)).toBe(false);
});

test('a refusal inside of a 200 is a refusal', () => {
  expect(read(200, envelope(404, 'Not found.'))).toEqual({ kind: 'refused', status: 404, message: 'Not found.' });
});

test('messages about single fields are shown, a page is not', () => {
  expect(read(400, { github_pull_request_id: 'not valid' })).toMatchObject({ message: '{"github_pull_request_id":"not valid"}' });
  expect(read(403, '<html>')).toMatchObject({ message: '' });
});

test.each([500, 503])('%i in the API\'s words had no effect, as a page it may have', status => {
  expect(read(status, envelope(status, 'Oops.'))).toEqual({ kind: 'failed', reason: `HTTP ${status}, Oops.`, carriedOut: 'no' });
  expect(read(status, '<html>')).toEqual({ kind: 'failed', reason: `HTTP ${status}`, carriedOut: 'perhaps' });
});

test.each([408, 502, 504, 520])('%i may have had its effect', status => {
  expect(read(status, envelope(status, ''))).toMatchObject({ kind: 'failed', carriedOut: 'perhaps' });
});

test('429 had no effect and says when to come back: in seconds, at a date, or not at all', () => {
  const after = (value?: string) => read(429, '', value === undefined ? {} : { 'retry-after': value });
  expect(after('300')).toMatchObject({ kind: 'failed', carriedOut: 'no', retryAfterMs: 300_000 });
  expect(after('Thu, 01 Jan 2026 00:02:00 GMT')).toMatchObject({ retryAfterMs: 120_000 });
  expect(after('Thu, 01 Jan 2020 00:00:00 GMT')).toMatchObject({ retryAfterMs: 0 });
  expect(after('soon')).toMatchObject({ retryAfterMs: 30_000 });
  expect(read(429, '', { 'x-rate-limit-retry-after-seconds': '12' })).toMatchObject({ retryAfterMs: 12_000 });
  expect(after()).toMatchObject({ retryAfterMs: 30_000 });
});

test('a date to come back at is one of the server\'s clock, whatever ours says', () => {
  const headers = { 'date': 'Fri, 01 Jan 2027 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 2027 00:05:00 GMT' };
  expect(read(429, '', headers)).toMatchObject({ retryAfterMs: 300_000 });
});

test.each([301, 302, 307, 308])('%i names the other address', status => {
  expect(read(status, '', { location: 'https://www.getdbt.com/' })).toEqual({ kind: 'redirected', target: 'https://www.getdbt.com/' });
});
