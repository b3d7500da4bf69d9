import { execFile, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { root } from './support/environment.mjs';

// Each check with those that must have ended before it: what is built and packed first is what the others look at. The tests have the machine for themselves: some look at the clock.
// The longest come first, so that the two lanes end at about the same time.
const checks = [
  { name: 'schemas', after: [] },
  { name: 'build', after: ['schemas'] },
  { name: 'verify', after: ['build'] },
  { name: 'pack', after: ['verify'] },
  { name: 'dbt-project', after: ['pack'] },
  { name: 'rehearsal', after: ['dbt-project'] },
  { name: 'gitlab-runner', after: ['dbt-project'] },
  { name: 'languages', after: ['pack'] },
  { name: 'newest-peers', after: ['pack'] },
  { name: 'oldest-peers', after: ['pack'] },
  { name: 'node-22', after: ['pack'] },
  { name: 'node-24', after: ['pack'] },
  { name: 'own-files', after: ['pack'] },
  { name: 'demo', after: ['pack'] },
  { name: 'workflows', after: ['pack'] },
  { name: 'api-diff', after: ['verify'] },
  { name: 'gitlab-rules', after: ['verify'] },
  { name: 'act', after: ['verify'] },
];
const atOnce = 2;
const limitMinutes = 25;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'projen-dbt-pipelines-ci-'));
const only = process.env.CI_ONLY?.split(',');
const results = [];

const before = await state();
const groups = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, giveUp);

const waiting = checks.filter(({ name }) => !only || only.includes(name));
const running = new Map();
while (waiting.length + running.size > 0) {
  for (let next = ready(); next; next = ready()) start(next);
  await Promise.race(running.values());
}
results.push(await leftNothing());

if (process.env.CI_KEEP) console.log(`\nkept: ${scratch}`);
else fs.rmSync(scratch, { recursive: true, force: true });

const failed = results.filter(result => !result.passed);
console.log('');
for (const result of results) console.log(lineOf(result));
for (const { name, failures } of failed) for (const line of failures) console.log(`${name}: ${line}`);
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || results.length === 0 ? 1 : 0;

function ready() {
  if (running.size >= atOnce) return undefined;
  return waiting.find(({ after }) => !after.some(name => running.has(name) || waiting.some(other => other.name === name)));
}

function start(next) {
  waiting.splice(waiting.indexOf(next), 1);
  running.set(next.name, check(next.name).then(result => {
    running.delete(next.name);
    results.push(result);
  }));
}

async function leftNothing() {
  const left = (await state()).filter(line => !before.includes(line));
  if (left.length > 0) console.log(`---- the checks changed in the work tree:\n${left.join('\n')}`);
  return { name: 'left-nothing', passed: left.length === 0, seconds: 0, note: left.length === 0 ? 'the work tree is as it was' : '', failures: [] };
}

async function state() {
  const { stdout } = await promisify(execFile)('git', ['status', '--porcelain'], { cwd: root });
  return stdout.split('\n').filter(line => line !== '');
}

async function check(name) {
  const log = path.join(scratch, `${name}.log`);
  const started = Date.now();
  const code = await programOf(name, log);
  const output = fs.readFileSync(log, 'utf8');
  const passed = code === 0;
  const result = { name, passed, seconds: (Date.now() - started) / 1000, note: noteIn(output), failures: passed ? [] : failuresIn(output) };
  console.log(lineOf(result));
  if (!passed) console.log(`---- ${name}: its output\n${output}\n---- ${name}: ended with ${code}`);
  return result;
}

// The program leads a process group of its own, so that the limit also ends what it has started.
function programOf(name, log) {
  const output = fs.openSync(log, 'w');
  const child = spawn(process.execPath, [path.join(root, '.ci/checks', `${name}.mjs`)], {
    cwd: root,
    env: { ...process.env, CI_SCRATCH: scratch },
    stdio: ['ignore', output, output],
    detached: true,
  });
  groups.add(child.pid);
  const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), limitMinutes * 60_000);
  return new Promise(resolve => child.on('close', (code, signal) => {
    clearTimeout(limit);
    groups.delete(child.pid);
    fs.closeSync(output);
    resolve(code ?? signal);
  }));
}

function giveUp() {
  for (const group of groups) process.kill(-group, 'SIGKILL');
  fs.rmSync(scratch, { recursive: true, force: true });
  process.exit(1);
}

// what vitest says of each test that failed, so that the end of a long log names them
function failuresIn(output) {
  const plain = output.replaceAll(/\x1b\[[0-9;]*m/g, '');
  return plain.split('\n').filter(line => /^\s*FAIL |^(?:Assertion)?Error: |^Counterexample: /.test(line)).map(line => line.trim().slice(0, 300)).slice(0, 40);
}

// a check may leave one line for the summary
function noteIn(output) {
  return output.split('\n').find(line => line.startsWith('NOTE: '))?.slice('NOTE: '.length) ?? '';
}

function lineOf({ name, passed, seconds, note }) {
  return `${passed ? 'ok  ' : 'FAIL'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(7)} s  ${note}`.trimEnd();
}
