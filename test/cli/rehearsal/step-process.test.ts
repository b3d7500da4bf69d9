import * as os from 'node:os';
import { expect, test } from 'vitest';
import { StepProcess } from '../../../src/cli/rehearsal/step-process';

/** A shell command, and what it has written. */
function start(script: string): { process: StepProcess; said: (text: string) => Promise<void>; lines: string[] } {
  const lines: string[] = [];
  const command = { program: 'bash', args: ['-c', script], directory: os.tmpdir(), environment: { PATH: process.env.PATH ?? '' } };
  const step = new StepProcess(command, (line) => lines.push(line));
  const said = async (text: string) => { while (!lines.includes(text)) await new Promise((resolve) => { setTimeout(resolve, 5); }); };
  return { process: step, said, lines };
}

/** Not what bash says of a command of its script that a signal ended. */
function isOwn(line: string): boolean {
  return !line.includes('Terminated');
}

test('a step that does not end at the first signal gets SIGTERM', async () => {
  const { process: step, said, lines } = start(`
    trap 'echo interrupted' INT
    trap 'echo terminated; exit 5' TERM
    echo ready
    while :; do sleep 0.01; done
  `);
  await said('ready');
  step.cancel('SIGINT', { beforeTerminate: 100, beforeKill: 10_000 });
  expect(await step.ended).toBe(5);
  expect(lines.filter(isOwn)).toEqual(['ready', 'interrupted', 'terminated']);
});

test('a signal reaches what the step has started: the next command of its script does not run', async () => {
  const { process: step, said, lines } = start('echo ready; sleep 60; echo never');
  await said('ready');
  step.cancel('SIGINT', { beforeTerminate: 10_000, beforeKill: 10_000 });
  expect(await step.ended).toBe(128 + os.constants.signals.SIGINT);
  expect(lines).toEqual(['ready']);
});

test('what a cancelled step has started has the same time to end as the step', async () => {
  const child = '(trap "sleep 0.8; echo cleaned; exit" TERM; echo ready; while :; do sleep 0.01; done)';
  const { process: step, said, lines } = start(`${child} & trap exit TERM; wait`);
  await said('ready');
  step.cancel('SIGTERM', { beforeTerminate: 10_000, beforeKill: 10_000 });
  await step.ended;
  expect(lines.filter(isOwn)).toEqual(['ready', 'cleaned']);
});

test('a step that ends at no signal is killed, with all that it has started', async () => {
  const { process: step, said } = start('trap \'\' INT TERM; echo ready; sleep 60; echo never');
  await said('ready');
  step.cancel('SIGINT', { beforeTerminate: 20, beforeKill: 20 });
  expect(await step.ended).toBe(128 + os.constants.signals.SIGKILL);
});

test('a step that a signal ended has the exit code that a shell reports', async () => {
  expect(await start('kill -TERM $$').process.ended).toBe(143);
});

test('all output is there when the step has ended', async () => {
  const { process: step, lines } = start('for i in $(seq 1 5000); do echo "line $i"; done');
  await step.ended;
  expect(lines).toHaveLength(5000);
});
