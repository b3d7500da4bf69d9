import { afterEach, expect, test, vi } from 'vitest';
import { readRun } from '../../../src/monitor/http/run';
import { openDisplay, type FollowedRun } from '../../../src/monitor/show/display';

const run = readRun({ id: 7, status: 3, run_steps: [{ index: 1, name: 'dbt build with a very long name', status: 3 }] });
if (run === undefined) throw new Error('no run');
const FOLLOWED: FollowedRun = { seen: run, since: 0, expectedMs: 90_000 };

afterEach(() => { vi.useRealTimers(); });

function open(screen: { readonly isTTY?: boolean; readonly columns?: number }) {
  let written = '';
  let now = 30_000;
  const clock = { now: () => now, random: () => 0, wait: async () => undefined };
  const display = openDisplay({ ...screen, write: text => { written += text; } }, clock, line => line);
  return { display, written: () => written, pass: (milliseconds: number) => { now += milliseconds; } };
}

test('a log gets whole lines and nothing else', () => {
  const { display, written } = open({});
  display.print('one');
  display.follow(FOLLOWED);
  display.print('two');
  display.close();
  expect(written()).toBe('one\ntwo\n');
  expect(display.longestSilenceMs).toBeUndefined();
});

test('on a terminal one line below the others is written anew every second, and is gone at the end', () => {
  vi.useFakeTimers();
  const { display, written, pass } = open({ isTTY: true, columns: 200 });
  display.follow(FOLLOWED);
  display.print('one');
  pass(1_000);
  vi.advanceTimersByTime(1_000);
  display.close();
  vi.advanceTimersByTime(10_000);
  const screen = written().split('\r\u001b[K');
  expect(screen.slice(1)).toEqual([
    'one\n', '    30s  Running, about 1m 00s to go, step 1 of 1, dbt build with a very long name',
    '    31s  Running, about 59s to go, step 1 of 1, dbt build with a very long name', '',
  ]);
});

test('the line never wraps, and there is none before a run is known', () => {
  const { display, written } = open({ isTTY: true, columns: 20 });
  display.print('one');
  display.follow(FOLLOWED);
  display.print('two');
  display.close();
  expect(written()).toBe('\r\u001b[Kone\n\r\u001b[Ktwo\n\r\u001b[K    30s  Running, a\r\u001b[K');
});

test('a terminal that does not tell its width shows the whole line', () => {
  const { display, written } = open({ isTTY: true, columns: 0 });
  display.follow(FOLLOWED);
  display.print('one');
  display.close();
  expect(written()).toContain('dbt build with a very long n\r');
});
