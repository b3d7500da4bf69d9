import { ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
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

/** A rehearsal in another process. */
function rehearsing(cwd: string, env = process.env): ChildProcessWithoutNullStreams {
  const loader = path.resolve('node_modules/tsx/dist/loader.mjs');
  const words = ['--import', loader, path.resolve('test/cli/rehearse-process.ts'), '--branch', 'main'];
  return spawn(process.execPath, words, { cwd, env, stdio: 'pipe' });
}

/** @param onLine is told each line as it comes */
async function outcomeOf(child: ChildProcessWithoutNullStreams, onLine: (line: string) => void = () => undefined): Promise<Ended> {
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      onLine(line);
    });
  }
  const status = await new Promise<number | null>((resolve) => { child.once('close', resolve); });
  return { status, lines };
}

/** Rehearses and sends a signal as soon as a step says that it is ready. */
async function interrupted(signal: NodeJS.Signals, ...jobs: readonly PlannedJob[]): Promise<Ended> {
  const child = rehearsing(folderWith({ 'gitlab.json': pipeline(...jobs) }));
  return outcomeOf(child, (line) => { if (line.includes('ready in')) child.kill(signal); });
}

const SIGNALS = [['SIGINT', 130], ['SIGTERM', 143]] as const;

test.each(SIGNALS)('%s is passed on to the running step, and nothing more is started', async (signal, expected) => {
  const { status, lines } = await interrupted(signal, job('a', [step(listener), step('echo never')]), job('b', [step('echo never')]));
  expect(lines).toContain(`[gitlab a] got ${signal}`);
  expect(lines.join('\n')).not.toContain('] never');
  expect(status).toBe(expected);
  expect(lines.slice(-2).map((line) => line.split(/ {2,}/).slice(1, 4))).toEqual([['a', 'cancelled', '9'], ['b', 'cancelled', '-']]);
});

test('an interrupt while a job gets its Python is an interrupt', async () => {
  const python = '#!/bin/sh\ncase "$*" in *venv*) kill -INT $PPID; exit 1;; *) echo 3.12.1;; esac\n';
  const tools = folderWith({ python3: python });
  fs.chmodSync(path.join(tools, 'python3'), 0o755);
  const environment = { ...process.env, PATH: `${tools}${path.delimiter}${process.env.PATH}` };
  const cwd = folderWith({ 'gitlab.json': pipeline(job('a', [step('echo never')], { tools: { python: '3' } })) });
  const { status, lines } = await outcomeOf(rehearsing(cwd, environment));
  expect(status).toBe(130);
  expect(lines.map((line) => line.split(/ {2,}/).slice(1, 4))).toContainEqual(['a', 'cancelled', '-']);
  expect(lines.join('\n')).not.toMatch(/never|install/);
});

test('a rehearsal whose output nobody reads any more stops its jobs, leaves no folder and says nothing', async () => {
  const output = folderWith({});
  const script = `pwd > ${output}/place; for i in $(seq 1 200); do echo line $i; sleep 0.02; done; touch ${output}/ended`;
  const child = rehearsing(folderWith({ 'gitlab.json': pipeline(job('a', [step(script)])) }));
  child.stdout.once('data', () => child.stdout.destroy());
  const { status, lines } = await outcomeOf(child);
  expect(status).toBe(141);
  expect(lines.join('\n')).not.toMatch(/EPIPE| at /);
  expect(fs.readdirSync(output)).toEqual(['place']);
  expect(fs.existsSync(fs.readFileSync(path.join(output, 'place'), 'utf8').trim())).toBe(false);
});

test('an interrupted rehearsal leaves no folder', async () => {
  const { lines } = await interrupted('SIGINT', job('a', [step(listener)]));
  const folder = lines.map((line) => /ready in (.*)$/.exec(line)?.[1]).find((found) => found !== undefined);
  expect(fs.existsSync(path.dirname(String(folder)))).toBe(false);
});
