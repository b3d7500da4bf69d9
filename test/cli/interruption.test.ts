import { ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { job, pipeline, step } from './fake-planners';
import { folderWith } from './folder';
import { PlannedJob } from '../../src/providers/plan';

/** A program that says which signal it got and ends with a code of its own, as the monitor does. */
const listener = `exec ${process.execPath} -e '
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => { console.log("got " + signal); process.exitCode = 9; clearInterval(alive); });
  const alive = setInterval(() => {}, 1000);
  console.log("ready in " + process.cwd());
'`;

interface Ended {
  readonly status: number | null;
  readonly lines: readonly string[];
}

/** Rehearses in another process and sends it a signal as soon as a step says that it is ready. */
async function interrupted(signal: NodeJS.Signals, ...jobs: readonly PlannedJob[]): Promise<Ended> {
  const script = path.resolve('test/cli/rehearse-process.ts');
  const loader = path.resolve('node_modules/tsx/dist/loader.mjs');
  const cwd = folderWith({ 'gitlab.json': pipeline(...jobs) });
  const child = spawn(process.execPath, ['--import', loader, script, '--branch', 'main'], { cwd, stdio: 'pipe' });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (line.includes('ready in')) child.kill(signal);
    });
  }
  return { status: await statusOf(child), lines };
}

function statusOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => { child.once('close', resolve); });
}

const SIGNALS = [['SIGINT', 130], ['SIGTERM', 143]] as const;

test.each(SIGNALS)('%s is passed on to the running step, and nothing more is started', async (signal, expected) => {
  const { status, lines } = await interrupted(signal, job('a', [step(listener), step('echo never')]), job('b', [step('echo never')]));
  expect(lines).toContain(`[gitlab a] got ${signal}`);
  expect(lines.join('\n')).not.toContain('] never');
  expect(status).toBe(expected);
  expect(lines.slice(-2).map((line) => line.split(/ {2,}/).slice(1, 4))).toEqual([['a', 'cancelled', '9'], ['b', 'cancelled', '-']]);
});

test('an interrupted rehearsal leaves no folder', async () => {
  const { lines } = await interrupted('SIGINT', job('a', [step(listener)]));
  const folder = lines.map((line) => /ready in (.*)$/.exec(line)?.[1]).find((found) => found !== undefined);
  expect(fs.existsSync(path.dirname(String(folder)))).toBe(false);
});
