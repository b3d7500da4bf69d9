import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { expect } from 'vitest';
import type { EndedProgram } from './program';
import { test, type Stage } from './stage';
import type { EmulatorOptions } from '../../src/emulator';

const KEY = 'dbtc_/very+secret"key=';
const FORMS = [KEY, encodeURIComponent(KEY), JSON.stringify(KEY).slice(1, -1), Buffer.from(KEY).toString('base64'), Buffer.from(KEY).toString('base64url')];

async function run(stage: Stage, options: EmulatorOptions, variables: Readonly<Record<string, string>> = {}): Promise<EndedProgram> {
  return stage.run({ token: KEY, ...options }, variables);
}

function expectNoKey({ lines, stderr }: EndedProgram): void {
  for (const form of FORMS) expect(lines.join('\n') + stderr).not.toContain(form);
}

test.concurrent.for(FORMS)('an API that repeats the key as %s in its message does not bring it to the log', async (form, { stage }) => {
  const ended = await run(stage, { faults: [{ fault: { answer: { kind: 'status', status: 403, message: `No access for ${form}.` } } }] });
  expect(ended.code).toBe(3);
  expect(ended.lines.join('\n')).toContain('No access for ***');
  expectNoKey(ended);
});

test.concurrent('a redirect to an address with the key is told without the key, and not followed', async ({ stage }) => {
  const ended = await run(stage, { faults: [{ fault: { answer: { kind: 'redirect', to: `https://example.com/?token=${encodeURIComponent(KEY)}` } } }] });
  expect(ended.code).toBe(3);
  expect(ended.lines.join('\n')).toContain('https://example.com/?token=***');
  expectNoKey(ended);
});

test.concurrent('logs of the run that hold the key are shown without it', async ({ stage }) => {
  const step = (logs: string) => ({ id: 1, index: 1, name: `dbt run --vars ${KEY}`, status: 20, logs, debug_logs: logs });
  const edit = (data: unknown) => ({ ...data as object, status: 20, run_steps: [step(`Database Error\n  ${FORMS.join('\n  ')}`)] });
  const ended = await run(stage, {
    faults: [{ method: 'GET', path: /\/runs\/\d+\/\?/, times: 100, fault: { answer: { kind: 'edited', edit: edit as never } } }],
  });
  expect(ended.code).toBe(1);
  expect(ended.lines).toContainEqual(expect.stringMatching(/^ {2}\| {3}\*\*\*/));
  expectNoKey(ended);
});

test.concurrent.for([
  ['an error', 'throw new Error(message)'],
  ['a rejection', 'Promise.reject(new Error(message))'],
  ['an error that is text', 'throw message'],
])('%s that nobody catches ends the program with 6 and a sentence without the key', async ([, code], { stage }) => {
  const file = path.join(stage.folder, 'fault.cjs');
  // once the program has said that the run is started
  await fs.writeFile(file, `const message = 'boom ' + process.env.DBT_API_KEY + ' ' + encodeURIComponent(process.env.DBT_API_KEY);
    const { write } = process.stdout;
    process.stdout.write = function (text, ...rest) {
      if (/run \\d+ started/.test(text)) setTimeout(() => { ${code}; });
      return write.call(this, text, ...rest);
    };`);
  const ended = await run(stage, { durationMs: 60_000 }, { NODE_OPTIONS: `--require ${file}` });
  expect(ended.code).toBe(6);
  expect(ended.stderr).toBe('');
  expect(ended.lines[ended.lines.length - 1]).toMatch(/^unknown: run-and-monitor has a fault \((?:Error: )?boom \*\*\* \*\*\*\), and a run may go on; .*; see http/);
  expectNoKey(ended);
});
