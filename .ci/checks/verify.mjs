// What a contributor runs.
import assert from 'node:assert/strict';
import { run } from '../support/command.mjs';
import { root } from '../support/environment.mjs';

const { output } = await run('npm', ['run', 'verify'], { cwd: root });
const tests = output.replace(/\x1b\[\d+m/g, '').match(/^\s*Tests\s+(.*passed.*)$/m)?.[1];
assert.ok(tests, 'no test was counted');
const absent = [...new Set(output.match(/SCHEMA ABSENT: [^:\n]+/g))];
console.log(`NOTE: ${[tests, ...absent].join(', ')}`);
if (process.env.DBT_PIPELINES_WITHOUT_SCHEMAS !== '1') assert.deepEqual(absent, [], 'a schema is absent');
