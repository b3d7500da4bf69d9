import { expect } from 'vitest';
import { startLossyProxy } from './http/lossy-proxy';
import { JOB, lastLine, test, TOKEN, type Stage } from './stage';

function triggerBody({ emulator }: Stage): unknown {
  const trigger = emulator.requests.find(request => request.method === 'POST' && request.path.endsWith('/run/'));
  return JSON.parse(trigger?.body ?? 'null');
}

test.concurrent('a job that succeeds is run once, shown step by step, and ends with 0', async ({ stage }) => {
  const { code, lines, stderr } = await stage.run();
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(stage.emulator.runs.map(({ jobId, statusName }) => [jobId, statusName])).toEqual([['910', 'Success']]);
  expect(lines.filter(line => line.includes(': Success')).length).toBeGreaterThan(1);
  expect(lines.join('\n')).toMatch(/step \d+, .*dbt build.*: Success/);
  expect(lines[lines.length - 1]).toMatch(/^success: run \d+ succeeded after \d+s; nothing is left to do; see http:/);
  expect(lines[lines.length - 1]).toMatch(/\/deploy\/12345\/projects\/678\/runs\/\d+\/?$/);
});

test.concurrent('a job that fails ends with 1, the models and tests that failed, and the reason in the last line', async ({ stage }) => {
  const { code, lines } = await stage.run({ jobs: [{ ...JOB, outcome: 'error' }] });
  expect(code).toBe(1);
  expect(lines).toContain('  model customers (models/customers.sql): error');
  expect(lines.join('\n')).not.toContain('\u001b');
  expect(lines[lines.length - 1]).toMatch(/^failed: run \d+ ended with an error in step \d+, .*dbt build/);
});

test.concurrent('a run that is cancelled in dbt Cloud ends with 4', async ({ stage }) => {
  const { code, lines } = await stage.run({ jobs: [{ ...JOB, outcome: 'cancelled' }] });
  expect(code).toBe(4);
  expect(lines[lines.length - 1]).toMatch(/^cancelled: run \d+ was cancelled in dbt Cloud; start this job again .*; see http/);
});

test.concurrent('the body of the trigger has what was set, as JSON, and nothing empty', async ({ stage }) => {
  await stage.run();
  expect(triggerBody(stage)).toEqual({ cause: expect.stringMatching(/^API-triggered job \[dbt-pipelines [0-9a-f]{10}\]$/) });
  await stage.run({}, { DBT_JOB_CAUSE: 'GitHub Pipeline CI Job', DBT_JOB_BRANCH: 'refs/heads/feature/x', DBT_JOB_SCHEMA_OVERRIDE: 'PR-7/x' });
  expect(triggerBody(stage)).toEqual({ cause: expect.stringMatching(/^GitHub Pipeline CI Job \[/), git_branch: 'feature/x', schema_override: 'PR_7_x' });
});

test.concurrent('names and branches with quotes, commands and emoji arrive as they are', async ({ stage }) => {
  const branch = 'feature/"$(touch x)\'; echo ☃ 🚀 ${{ x }} # : ';
  await stage.run({}, { DBT_JOB_BRANCH: branch, DBT_JOB_CAUSE: '::error::##vso[x] <&> "' });
  expect(triggerBody(stage)).toMatchObject({ git_branch: branch.trim(), cause: expect.stringContaining('::error::##vso[x] <&> "') });
});

test.concurrent.for<[string, Record<string, string>, string[]]>([
  ['a wrong token', { DBT_API_KEY: 'dbtc_other' }, ['HTTP 401, Invalid token.', 'DBT_API_KEY', 'DBT_URL']],
  ['a wrong account', { DBT_ACCOUNT_ID: '54321' }, ['HTTP 403, ', 'DBT_ACCOUNT_ID (54321)']],
  ['a wrong job', { DBT_PR_JOB_ID: '999' }, ['HTTP 404, ', 'DBT_PR_JOB_ID (999)']],
])('%s is refused by the API: the program ends with 3 and says what to check', async ([, variables, texts], { stage }) => {
  const { code, lines } = await stage.run({}, variables);
  expect(code).toBe(3);
  for (const text of texts) expect(lines[lines.length - 1]).toContain(text);
  expect(stage.emulator.runs).toHaveLength(0);
});

test.concurrent('problems of the configuration are printed one by one, nothing is sent, and the program ends with 2', async ({ stage }) => {
  const { code, lines } = await stage.run({}, { DBT_ACCOUNT_ID: 'abc', DBT_PR_JOB_ID: '$(JOB_ID)', DBT_API_KEY: '' });
  expect(code).toBe(2);
  expect(lines).toHaveLength(4);
  expect(lines[3]).toMatch(/^not configured: nothing was started because of the 3 problems above/);
  expect(stage.emulator.requests).toHaveLength(0);
});

test.concurrent('a rehearsal sends to the emulator, although DBT_URL names another host, and says so', async ({ stage }) => {
  const emulator = await stage.emulate();
  const { code, lines } = await stage.launch({ DBT_URL: 'https://dbt.invalid', DBT_EMULATOR_URL: emulator.url }).ended;
  expect(code).toBe(0);
  expect(lines.filter(line => line.includes('rehearsal'))).toHaveLength(1);
});

test.concurrent.for([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 143]] as const)('%s cancels the run and ends the program with %i, soon', async ([signal, code], { stage }) => {
  const program = await stage.start({ durationMs: 60_000 });
  await program.printed('started');
  const since = Date.now();
  program.kill(signal);
  program.kill(signal);
  const ended = await program.ended;
  expect(ended.code).toBe(code);
  expect(Date.now() - since).toBeLessThan(3_000);
  expect(stage.emulator.runs.map(({ statusName }) => statusName)).toEqual(['Cancelled']);
  expect(stage.emulator.requests.filter(request => request.path.endsWith('/cancel/'))).toHaveLength(1);
});

test.concurrent('Ctrl-Break on Windows, which is SIGBREAK, cancels the run too', async ({ stage }) => {
  // no other system has this signal, so the program sends it to itself once it has said that the run is started
  const sender = `const { write } = process.stdout; process.stdout.write = function (text, ...rest) {
    if (/run \\d+ started/.test(text)) setImmediate(() => process.emit('SIGBREAK', 'SIGBREAK')); return write.call(this, text, ...rest); };`;
  const ended = await stage.run({ durationMs: 60_000 }, { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(sender)}` });
  expect([ended.code, ended.stderr]).toEqual([143, '']);
  expect(lastLine(ended)).toMatch(/^cancelled by SIGBREAK: run \d+ was cancelled/);
  expect(stage.emulator.runs.map(({ statusName }) => statusName)).toEqual(['Cancelled']);
});

test.concurrent('what dbt Cloud is asked for stands in the log, by the names of the API, and never a secret', async ({ stage }) => {
  const { lines } = await stage.run({}, {
    DBT_JOB_BRANCH: 'feature/x',
    DBT_GIT_SHA: '0123456789abcdef',
    DBT_PULL_REQUEST_ID: '7',
    DBT_THREADS_OVERRIDE: '8',
    DBT_VERSION_OVERRIDE: '1.10-latest',
    DBT_STEPS_OVERRIDE: `dbt build\ndbt run-operation drop --args '${TOKEN}'`,
    GITHUB_RUN_ID: '5',
    DBT_TARGET_NAME_OVERRIDE: 'ci',
    DBT_GENERATE_DOCS_OVERRIDE: 'true',
  });
  const end = lines.findIndex(line => line.startsWith('run '));
  expect(lines.slice(1, end)).toEqual(expect.arrayContaining([
    '  branch: feature/x', '  git_sha: 0123456789abcdef', '  github_pull_request_id: 7', '  threads_override: 8', '  dbt_version_override: 1.10-latest',
    '  steps_override:', '    dbt build', "    dbt run-operation drop --args '***'", '  target_name_override: ci', '  generate_docs_override: true',
  ]));
  const body = triggerBody(stage) as object;
  for (const field of Object.keys(body).filter(name => !['cause', 'git_branch', 'schema_override'].includes(name))) {
    expect(lines.slice(1, end).some(line => line.startsWith(`  ${field}:`)), field).toBe(true);
  }
  expect(lines.join('\n')).not.toContain(TOKEN);
});

test.concurrent('a second signal while the run is being cancelled does not end the program before the run', async ({ stage }) => {
  const program = await stage.start({ durationMs: 60_000, faults: [{ path: /\/cancel\/$/, fault: { answerDelayMs: 500 } }] });
  await program.printed('started');
  program.kill('SIGTERM');
  await program.printed('cancelling run');
  program.kill('SIGTERM');
  program.kill('SIGINT');
  const { code, lines } = await program.ended;
  expect(code).toBe(143);
  expect(lines[lines.length - 1]).toMatch(/^cancelled by SIGTERM: run \d+ was cancelled/);
});

test.concurrent('at its own deadline the program cancels the run and ends with 5', async ({ stage }) => {
  const { code, lines } = await stage.run({ durationMs: 60_000 }, { DBT_RUN_TIMEOUT_SECONDS: '0.5' });
  expect(code).toBe(5);
  expect(lines[lines.length - 1]).toMatch(/^deadline: run \d+ was cancelled; raise DBT_RUN_TIMEOUT_SECONDS .*; see http/);
  expect(stage.emulator.runs.map(({ statusName }) => statusName)).toEqual(['Cancelled']);
});

test.concurrent('a run whose trigger was answered with a broken connection is found by its correlation id and followed, not started twice', async ({ stage }) => {
  let lost = 0;
  const emulator = await stage.emulate();
  const proxy = await startLossyProxy(emulator.url, (method, path) => method === 'POST' && path.endsWith('/run/') && lost++ === 0);
  const { code, lines } = await stage.launch({ DBT_URL: proxy.url }).ended;
  await proxy.stop();
  expect(code).toBe(0);
  expect(lost).toBe(1);
  expect(lines).toContainEqual(expect.stringMatching(/^the trigger had no clear answer \(.*\): looking for a run with our correlation id/));
  expect(lines).toContainEqual(expect.stringMatching(/^run \d+ found: /));
  expect(emulator.runs).toHaveLength(1);
});

test.concurrent('looks that get a broken connection do not end the program', async ({ stage }) => {
  let looks = 0;
  const emulator = await stage.emulate();
  const proxy = await startLossyProxy(emulator.url, (method, path) => method === 'GET' && path.includes('/runs/') && looks++ < 2);
  const { code } = await stage.launch({ DBT_URL: proxy.url }).ended;
  await proxy.stop();
  expect(code).toBe(0);
  expect(looks).toBeGreaterThan(2);
});

test.concurrent('ids of any length reach the API and the log with every digit', async ({ stage }) => {
  const ids = { id: '123456789012345678901', projectId: '987654321098765432109' };
  const { code, lines } = await stage.run({ jobs: [ids] }, { DBT_PR_JOB_ID: ids.id, DBT_PROJECT_ID: ids.projectId });
  expect(code).toBe(0);
  expect(lines[0]).toContain(`job ${ids.id} of account 12345, project ${ids.projectId}`);
});

test.concurrent('the key is nowhere in the output', async ({ stage }) => {
  const program = await stage.run({ jobs: [{ ...JOB, outcome: 'error' }] }, { DBT_JOB_CAUSE: `leaks ${TOKEN}`, DBT_JOB_BRANCH: encodeURIComponent(TOKEN) });
  const output = program.lines.join('\n') + program.stderr;
  expect(output).toContain('leaks ***');
  for (const form of [TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString('base64')]) expect(output).not.toContain(form);
});

test.concurrent.for(['http', 'HTTP,tls', 'net', '*', 'ht*'])('with NODE_DEBUG=%s, where Node itself would print the key, nothing is sent', async (sections, { stage }) => {
  const { code, lines, stderr } = await stage.run({}, { NODE_DEBUG: sections });
  expect(code).toBe(2);
  expect(lines).toContain('NODE_DEBUG has Node itself print the key: leave it out');
  expect(stage.emulator.requests).toEqual([]);
  expect(lines.join('\n') + stderr).not.toContain(TOKEN);
});

test.concurrent('NODE_DEBUG for what prints no key changes nothing', async ({ stage }) => {
  const { code, lines, stderr } = await stage.run({}, { NODE_DEBUG: 'timer,stream,tls' });
  expect(code).toBe(0);
  expect(lines.join('\n') + stderr).not.toContain(TOKEN);
});

test.concurrent('a reader of the log that goes away does not keep the program from following its run', async ({ stage }) => {
  const program = await stage.start();
  await program.printed('started');
  program.closeOutput();
  expect((await program.ended).code).toBe(0);
});
