// The generated pipelines of the real dbt project run: the lint job with the real sqlfluff, the merge job against the emulator, on all
// four providers. And they fail when they should.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { attempt } from '../support/command.mjs';
import { root, scratch } from '../support/environment.mjs';

const { PROVIDERS } = createRequire(import.meta.url)(path.join(root, 'lib/providers'));
const providers = Object.keys(PROVIDERS);
const project = path.join(scratch, 'rehearsal');
// a copy, because another check uses the same project at the same time
fs.cpSync(path.join(scratch, 'dbt-project/jaffle_shop'), project, { recursive: true, verbatimSymlinks: true });

const lint = await rehearse('feature/x');
assertOneJobEach(lint.jobs, 'succeeded', 0);
assert.match(lint.output, /All Finished/, 'sqlfluff did not run');

const merge = await rehearse('main');
assertOneJobEach(merge.jobs, 'succeeded', 0);

const refused = await rehearse('main', '--secret', 'DBT_API_KEY=not-the-token');
// the program's exit code for a token that dbt Cloud does not take
assertOneJobEach(refused.jobs, 'failed', 3);
assert.doesNotMatch(refused.output, /not-the-token/, 'the secret is shown');

fs.writeFileSync(path.join(project, 'models/example/careless.sql'), 'SELECT 1 AS a, 2 as B\n');
const careless = await rehearse('feature/x');
assertOneJobEach(careless.jobs, 'failed', 1);
assert.match(careless.output, /careless\.sql\] FAIL/);

const seconds = jobs => jobs.map(job => job.seconds.toFixed(0)).join('+');
console.log(`NOTE: lint ${seconds(lint.jobs)} s, merge ${seconds(merge.jobs)} s on four providers; a bad model and a wrong token fail`);

async function rehearse(branch, ...more) {
  const chosen = providers.flatMap(name => ['--provider', name]);
  const words = ['rehearse', '--event', 'push', '--branch', branch, '--json', ...chosen, ...more];
  const { code, stdout, output } = await attempt('npx', ['--no-install', 'dbt-pipelines', ...words], { cwd: project });
  const { jobs } = JSON.parse(stdout);
  assert.equal(code, jobs.every(job => job.result === 'succeeded') ? 0 : 1, 'the exit code does not say what the results say');
  return { jobs, output };
}

function assertOneJobEach(jobs, result, exitCode) {
  assert.deepEqual(jobs.map(job => [job.provider, job.result, job.exitCode]), providers.map(provider => [provider, result, exitCode]));
  assert.equal(new Set(jobs.map(job => job.name)).size, 1, 'the providers run different jobs');
}
