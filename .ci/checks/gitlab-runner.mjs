// Another runner on the generated GitLab file of the real dbt project: gitlab-ci-local, with the host's shell in place of a container.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { attempt, run } from '../support/command.mjs';
import { startEmulator } from '../support/emulator.mjs';
import { root, scratch } from '../support/environment.mjs';
import { installedVersion } from '../support/npm.mjs';
import { pythonWith } from '../support/python.mjs';

const account = '12345';
const project = path.join(scratch, 'gitlab-runner');
fs.cpSync(path.join(scratch, 'dbt-project/jaffle_shop'), project, { recursive: true, verbatimSymlinks: true });
const python = await pythonWith('gitlab-python', []);
const git = (...args) => run('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], { cwd: project });
fs.appendFileSync(path.join(project, '.git/info/exclude'), 'node_modules/\n.gitlab-ci-local/\n');
await git('add', '--all');
await git('commit', '--quiet', '--message=pipelines');

const emulator = await startEmulator(project, account);
try {
  const merge = await pipeline();
  assert.equal(merge.code, 0);
  const [started, ...others] = await runs();
  assert.deepEqual(others, [], 'one push, one run');
  assert.equal(started.status_humanized, 'Success');
  assert.equal(started.trigger.git_branch, 'main');

  await git('checkout', '--quiet', '-b', 'feature/x');
  const lint = await pipeline();
  assert.equal(lint.code, 0);
  assert.match(lint.output, /All Finished/, 'sqlfluff did not run');

  fs.writeFileSync(path.join(project, 'models/example/careless.sql'), 'SELECT 1 AS a, 2 as B\n');
  await git('add', '--all');
  assert.equal((await pipeline()).code, 1);
  assert.equal((await runs()).length, 1, 'a push to a feature branch starts no run');
} finally {
  await emulator.stop();
}
console.log(`NOTE: gitlab-ci-local ${installedVersion(root, 'gitlab-ci-local')}: merge, lint and a failing lint`);

function pipeline() {
  const variables = { DBT_EMULATOR_URL: emulator.url, DBT_API_KEY: emulator.token };
  return attempt(process.execPath, [
    path.join(root, 'node_modules/gitlab-ci-local/dist/index.js'), '--force-shell-executor', '--shell-isolation',
    ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
  ], { cwd: project, path: [python] });
}

async function runs() {
  const list = `${emulator.url}/api/v2/accounts/${account}/runs/?include_related=["trigger"]`;
  const answer = await fetch(list, { headers: { Authorization: `Token ${emulator.token}` } });
  assert.equal(answer.status, 200);
  return (await answer.json()).data;
}
