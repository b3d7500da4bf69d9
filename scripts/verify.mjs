// `npm run verify`: everything that can be checked with Node alone. `.ci/run` adds the conformance checks.
import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { ROOT, setUp } from './set-up.mjs';

const ESLINT = ['--ext', '.ts', '--max-warnings', '0', '--no-error-on-unmatched-pattern', 'src', 'test', 'projenrc', '.projenrc.ts'];

/** Each check is a program of node_modules: it says what is wrong itself and ends non-zero. */
const CHECKS = [
  { name: 'lint', program: 'eslint/bin/eslint.js', args: ESLINT, env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' } },
  { name: 'types', program: 'typescript/bin/tsc', args: ['--noEmit', '-p', 'tsconfig.dev.json'] },
  { name: 'tests', program: 'vitest/vitest.mjs', args: ['run'] },
];

setUp();
// lint and types together take as long as a third of the tests, and one core each: they run beside the tests, and say what they have to say after them
const [tests, ...others] = CHECKS.toReversed?.() ?? [...CHECKS].reverse();
const results = await Promise.all([run(tests, 'inherit'), ...others.map((check) => run(check, 'pipe'))]);
for (const { name, output } of results) if (output) console.log(`\n> ${name}\n${output}`);
console.log('');
for (const { name, passed, seconds } of results.reverse()) console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(8)}${seconds.toFixed(1).padStart(6)} s`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

/** Runs a check, and keeps what it says if it is not to be shown at once. */
function run({ name, program, args, env = {} }, stdio) {
  const start = Date.now();
  const options = { cwd: ROOT, stdio: ['inherit', stdio, stdio], env: { ...process.env, ...env } };
  const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => { output += data; });
  return new Promise((resolve) => child.on('close', (code) => resolve({ name, passed: code === 0, seconds: (Date.now() - start) / 1000, output })));
}
