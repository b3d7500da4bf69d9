import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Machine, Running } from './running';
import { ProviderId } from '../../src/model/provider-id';
import { PlannedStep } from '../../src/providers/plan';
import { merge } from '../providers/definitions';
import { ALL, Rendered } from '../providers/rendered';

/** In the place of Node.js: says that it runs, and which signal it gets. */
const WAITING_PROGRAM = `
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]]) {
  process.on(signal, () => { console.log('the program got ' + signal); process.exit(code); });
}
setInterval(() => {}, 1_000);
console.log('the program runs: ' + process.argv.slice(2).join(' '));`;

const rendered = Rendered.of(merge);
let machine: Machine;
beforeEach(() => { machine = new Machine(); });
afterEach(() => machine.remove());

function programStep(provider: ProviderId): PlannedStep {
  return rendered.job(provider, 'main', 'merge').steps[0];
}

describe.each(ALL)('on %s', (provider) => {
  test.each([0, 1, 2, 3, 5, 6])('the exit code %i of the program is that of the job', async (code) => {
    machine.install('node', `process.exit(${code});`);
    expect((await machine.run(provider, programStep(provider))).code).toBe(code);
  });

  test('the program is the one that synth writes into the repository', async () => {
    machine.install('node', 'console.log(process.argv.slice(2).join(" "));');
    expect((await machine.run(provider, programStep(provider))).output).toBe('.dbt-pipelines/run-and-monitor.mjs\n');
  });
});

test('on bitbucket the exit code also arrives where the image has only sh', async () => {
  machine.install('node', 'process.exit(3);');
  expect((await machine.run('bitbucket', { ...programStep('bitbucket'), shell: ['sh', '-e', '{0}'] })).code).toBe(3);
});

test('on gitlab the runner would turn each failure into 1, which is why the script exits itself', async () => {
  machine.install('node', 'process.exit(3);');
  const step = programStep('gitlab');
  expect((await machine.run('gitlab', { ...step, script: step.script.replace(' || exit $?', '') })).code).toBe(1);
});

describe('the cancel signal reaches the program', () => {
  /** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation */
  test('on github, whose runner sends SIGINT to the process that it started', async () => {
    const { code, output } = await cancelled('github', (running) => running.signalEntry('SIGINT'));
    expect(output).toContain('the program got SIGINT');
    expect(code).toBe(130);
  });

  /** @see https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/toolrunner.ts */
  test('on azure, whose task sends SIGTERM to its shell', async () => {
    const { code, output } = await cancelled('azure', (running) => running.signalEntry('SIGTERM'));
    expect(output).toContain('the program got SIGTERM');
    expect(code).toBe(143);
  });

  test('on gitlab, whose runner sends SIGTERM to the processes of the container', async () => {
    const { output } = await cancelled('gitlab', (running) => running.terminateAllButFirst());
    expect(output).toContain('the program got SIGTERM');
  });

  async function cancelled(provider: ProviderId, cancel: (running: Running) => void) {
    machine.install('node', WAITING_PROGRAM);
    const running = machine.start(provider, programStep(provider));
    await running.says('the program runs');
    cancel(running);
    return running.ended;
  }
});
