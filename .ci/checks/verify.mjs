// What a contributor runs.
import { run } from '../support/command.mjs';
import { root } from '../support/environment.mjs';

const { output } = await run('npm', ['run', 'verify'], { cwd: root });
const tests = output.match(/Tests\s+.*passed.*/)?.[0].replace(/\x1b\[\d+m/g, '').replace(/\s+/g, ' ');
console.log(`NOTE: ${tests ?? 'no test was counted'}`);
if (!tests) process.exitCode = 1;
