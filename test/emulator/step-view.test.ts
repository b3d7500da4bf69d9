import { expect, test } from 'vitest';
import { Account } from '../../src/emulator/account';
import { accountSettings, countingIds } from '../../src/emulator/options';
import { stepView } from '../../src/emulator/step-view';

test('a debug log is cut to its last lines, the ordinary log is not', () => {
  const account = new Account(accountSettings({ durationMs: 0 }), () => 0, countingIds());
  const job = account.job('1');
  if (job === undefined) throw new Error('the default account has no job');
  const run = account.trigger(job, { cause: 'x' });
  const [whole, cut] = [Infinity, 2].map((lines) => stepView(run, 3, 1n, lines));
  const linesOf = (text: unknown): string[] => String(text).split('\n');
  expect(linesOf(whole.debug_logs).length).toBeGreaterThan(2);
  expect(linesOf(cut.debug_logs)).toEqual(linesOf(whole.debug_logs).slice(-2));
  expect(cut.logs).toBe(whole.logs);
});
