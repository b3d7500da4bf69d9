import { expect, test } from 'vitest';
import { readRun, statusName } from '../../../src/monitor/http/run';
import { readJson } from '../../../src/monitor/text/json';

test('a run of which only id and status are known is read', () => {
  expect(readRun({ id: 70403103912345, status: 3 })).toEqual({
    id: '70403103912345', status: 3, isComplete: false, message: '', href: '', projectId: '', cause: '', retryOf: '', steps: [],
  });
});

test.each([null, 'text', [], {}, { id: 1 }, { status: 1 }, { id: 'x', status: 1 }, { id: 1, status: '1' }])('%j is no run', data => {
  expect(readRun(data)).toBeUndefined();
});

test('every field may be null, and none of it is a reason to fail', () => {
  const run = readRun({ id: 1, status: 10, status_message: null, href: null, trigger: null, run_steps: null, project_id: null, is_complete: null });
  expect(run).toMatchObject({ status: 10, steps: [] });
  expect(readRun({ id: 1, status: 3, run_steps: [null, 'x', { name: null, status: null, logs: null, index: null }] })?.steps).toEqual([
    { number: 1, name: 'step without a name', status: 0, log: '' },
  ]);
});

test('an id beyond 2^53 keeps its last digits', () => {
  expect(readRun(readJson('{"id": 9007199254740993123, "status": 1}'))?.id).toBe('9007199254740993123');
});

test('an id in a text is left alone', () => {
  const text = JSON.stringify({ logs: '{"id": 9007199254740993123}' });
  expect(readJson(text)).toEqual(JSON.parse(text));
});

test('an address that is none is not taken for the run\'s page', () => {
  expect(readRun({ id: 1, status: 1, href: 'javascript:alert(1)' })?.href).toBe('');
  expect(readRun({ id: 1, status: 1, href: 'https://x/1/ y' })?.href).toBe('');
  expect(readRun({ id: 1, status: 1, href: 'https://x/1/' })?.href).toBe('https://x/1/');
});

test('a status that is not known has a name all the same', () => {
  expect(statusName(10)).toBe('Success');
  expect(statusName(42)).toBe('status 42');
});
