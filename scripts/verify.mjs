// `npm run verify`: everything that can be checked with Node alone. `.ci/run` adds the conformance checks.
import { spawnSync } from 'node:child_process';
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
const results = CHECKS.map(run);
console.log('');
for (const { name, passed, seconds } of results) console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(8)}${seconds.toFixed(1).padStart(6)} s`);
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

function run({ name, program, args, env = {} }) {
  console.log(`\n> ${name}`);
  const start = Date.now();
  const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } };
  const { status } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], options);
  return { name, passed: status === 0, seconds: (Date.now() - start) / 1000 };
}
