import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, vi } from 'vitest';
import { descendants, parseXml } from './xml';
import type { EmulatorOptions } from '../../../src/emulator';
import type { FaultyAnswer } from '../../../src/emulator/faults';
import type { EndedProgram } from '../program';
import { JOB, test, TOKEN, type Stage } from '../stage';

/** The variables for every report that there is. */
const reports = ({ folder }: Stage) => ({
  DBT_JUNIT_PATH: path.join(folder, 'test-results', 'dbt.xml'),
  DBT_CODE_QUALITY_PATH: path.join(folder, 'quality.json'),
  DBT_ARTIFACTS_DIR: path.join(folder, 'artifacts'),
  DBT_OUTPUT_JSON: path.join(folder, 'outcome.json'),
});

/** Runs the program in a pipeline of a provider, with every report that there is. */
async function run(stage: Stage, options: EmulatorOptions = {}, variables: Readonly<Record<string, string>> = {}): Promise<EndedProgram> {
  return stage.run(options, { ...reports(stage), ...variables });
}

/** Every file in the folder, however deep. */
function everyFile({ folder }: Stage): readonly string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => fs.statSync(path.join(folder, name)).isFile());
}

interface Setting {
  readonly provider: string;
  readonly variables: (place: string) => Readonly<Record<string, string>>;
  /** What the log has for the model that failed, besides the plain words. */
  readonly command?: RegExp;
  readonly summary?: string;
}

const SETTINGS: readonly Setting[] = [
  {
    provider: 'GitHub Actions',
    variables: place => ({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path.join(place, 'summary.md') }),
    command: /^::error file=models\/customers\.sql,line=1,title=model customers \(models\/customers\.sql\)::Database Error in model customers .*%0A/,
    summary: 'summary.md',
  },
  { provider: 'GitLab CI', variables: () => ({ GITLAB_CI: 'true' }) },
  {
    provider: 'Azure Pipelines',
    variables: place => ({ TF_BUILD: 'True', AGENT_TEMPDIRECTORY: place }),
    command: /^##vso\[task\.logissue type=error;sourcepath=models\/customers\.sql;linenumber=1;code=error\]model customers .*%0A/,
    summary: 'dbt Cloud.md',
  },
  { provider: 'Bitbucket Pipelines', variables: () => ({ BITBUCKET_BUILD_NUMBER: '7' }) },
  { provider: 'a terminal', variables: () => ({}) },
];

test.concurrent.for(SETTINGS.map(setting => [setting.provider, setting] as const))('on %s a run that fails is reported in each way that there is, and ends with 1', async ([, { variables, command, summary }], { stage }) => {
  const { code, lines, stderr } = await run(stage, { jobs: [{ ...JOB, outcome: 'error' }] }, variables(stage.folder));
  expect([code, stderr]).toEqual([1, '']);
  expect(lines).toContain('this failed:');
  expect(lines).toContainEqual(expect.stringMatching(/^ +compiled code at target\/compiled\/emulated\/models\/customers\.sql$/));
  expect(lines[lines.length - 1]).toMatch(/^failed: run \d+ ended with an error/);
  expect(lines.filter(line => /^(::|##vso\[task\.logissue)/.test(line))).toEqual(command === undefined ? [] : [expect.stringMatching(command)]);
  expect(lines.filter(line => line.startsWith('report: '))).toEqual([]);

  const failed = descendants(parseXml(stage.written('test-results', 'dbt.xml')), 'testcase').filter(({ children }) => children[0]?.name === 'error');
  expect(failed.map(({ attributes }) => attributes.name)).toEqual(['customers']);
  expect(JSON.parse(stage.written('quality.json'))).toEqual([expect.objectContaining({ location: { path: 'models/customers.sql', lines: { begin: 1 } } })]);
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({
    outcome: 'failed',
    exitCode: 1,
    accountId: '12345',
    run: { id: stage.emulator.runs[0].id, status: 'Error' },
    failures: [{ id: 'model.emulated.customers', compiledPath: 'target/compiled/emulated/models/customers.sql' }],
  });
  expect(fs.readdirSync(path.join(stage.folder, 'artifacts')).sort()).toEqual(['manifest.json', 'run_results.json']);
  expect(JSON.parse(stage.written('artifacts', 'run_results.json'))).toHaveProperty('results');
  if (summary !== undefined) expect(stage.written(summary)).toMatch(/#### Failed\n\n\| node .*\n.*\n\| model customers/);
  for (const name of everyFile(stage)) expect(stage.written(name)).not.toContain(TOKEN);
  expect(lines.join('\n')).not.toContain(TOKEN);
});

test.concurrent.for(SETTINGS.map(setting => [setting.provider, setting] as const))('on %s a run that succeeds has all its models and tests in its reports, and ends with 0', async ([, { variables, summary }], { stage }) => {
  const { code, lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt seed', 'dbt build'], generateDocs: true }] }, variables(stage.folder));
  expect(code).toBe(0);
  expect(lines.filter(line => /^(::|##vso\[task\.logissue|report: )/.test(line))).toEqual([]);
  const root = parseXml(stage.written('test-results', 'dbt.xml'));
  expect(descendants(root, 'testsuite').map(({ attributes }) => attributes.tests)).toEqual(['2', '10']);
  expect(root.attributes).toMatchObject({ tests: '12', failures: '0', errors: '0', skipped: '0' });
  expect(stage.written('quality.json')).toBe('[]\n');
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({ outcome: 'success', failures: [] });
  expect(fs.readdirSync(path.join(stage.folder, 'artifacts')).sort()).toEqual(['catalog.json', 'manifest.json', 'run_results.json']);
  if (summary !== undefined) expect(stage.written(summary)).toContain('#### Steps');
});

test.concurrent.for(SETTINGS.map(setting => [setting.provider, setting] as const))('on %s a run of dbt 2 that fails tells the error of the log, and its line', async ([, { variables, command }], { stage }) => {
  const { code, lines, stderr } = await run(stage, { jobs: [{ ...JOB, outcome: 'error', engine: 'dbt2' }] }, variables(stage.folder));
  expect([code, stderr]).toEqual([1, '']);
  const at = lines.indexOf('this failed:');
  expect(lines.slice(at + 1, at + 4)).toEqual([
    '  model customers (models/customers.sql): error', expect.stringMatching(/^ {4}No column lifetime_value found/), expect.stringMatching(/^ {6}--> models\/customers\.sql:4:2/),
  ]);
  expect(lines.join('\n')).not.toContain('start_thread');
  for (const line of lines.filter(text => /^(::error|##vso\[task\.logissue)/.test(text))) {
    expect(line).toMatch(/file=models\/customers\.sql,line=4|sourcepath=models\/customers\.sql;linenumber=4/);
    expect(line).toContain('No column lifetime_value found');
  }
  if (command !== undefined) expect(lines.filter(line => /^(::error|##vso\[task\.logissue)/.test(line))).toHaveLength(1);
  const [failed] = descendants(parseXml(stage.written('test-results', 'dbt.xml')), 'testcase').filter(({ children }) => children[0]?.name === 'error');
  expect(failed.attributes).toMatchObject({ name: 'customers', file: 'models/customers.sql' });
  expect(failed.children[0].attributes.message).toContain('No column lifetime_value found');
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({
    failures: [{ id: 'model.emulated.customers', file: 'models/customers.sql', line: 4, message: expect.stringContaining('No column lifetime_value found') }],
  });
});

test.concurrent('a test of dbt 2 that failed is told with the rows that made it fail, its file and its line', async ({ stage }) => {
  const { lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt test'], outcome: 'error', engine: 'dbt2' }] }, { DBT_OUTPUT_JSON: '-' });
  const at = lines.indexOf('this failed:');
  expect(lines.slice(at + 1, at + 3)).toEqual(['  test unique_customers_customer_id (models/schema.yml): fail', '    1 row fails']);
  expect(lines.find(line => line.startsWith('{'))).toContain('"line":12');
});

test.concurrent('a command of dbt 2 that ends before its first node is told with the error of the log, also in annotations', async ({ stage }) => {
  const { code, lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt run-operation x'], outcome: 'error', engine: 'dbt2' }] }, { GITHUB_ACTIONS: 'true' });
  expect(code).toBe(1);
  const at = lines.indexOf('this failed:');
  expect(lines.slice(at + 1, at + 3)).toEqual(['  error dbt1000: error', '    dbt run-operation x failed']);
  expect(lines.filter(line => line.startsWith('::error'))).toEqual(['::error title=error dbt1000::dbt run-operation x failed']);
});

test.concurrent('models and tests of dbt 2 are told while their step runs', async ({ stage }) => {
  const { lines } = await run(stage, { durationMs: 600, jobs: [{ ...JOB, engine: 'dbt2' }] }, {});
  expect(lines).toContainEqual(expect.stringMatching(/^ +\ds {6}Succeeded model analytics\.customers \(table\) \[7 of 10 in 0\.3s\]$/));
  expect(lines.filter(line => line.includes('7 of 10 '))).toHaveLength(1);
});

test.concurrent('models and tests are told while their step runs', async ({ stage }) => {
  const { lines } = await run(stage, { durationMs: 600 }, {});
  expect(lines).toContainEqual(expect.stringMatching(/^ +\ds {6}7 of 10 OK created sql table model analytics\.customers \[SUCCESS 1 in 0\.41s\]$/));
  expect(lines.filter(line => line.includes('7 of 10 '))).toHaveLength(1);
});

test.concurrent('a test that failed is told with its file and its compiled code, which only the log of the step knows', async ({ stage }) => {
  const { lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt test'], outcome: 'error' }] }, {});
  expect(lines).toContain('  test unique_customers_customer_id (models/schema.yml): fail');
  expect(lines).toContain('    compiled code at target/compiled/emulated/models/schema.yml/unique_customers_customer_id.sql');
});

test.concurrent('where a step left no results of models, its sources tell what failed', async ({ stage }) => {
  const { lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt source freshness'], outcome: 'error' }] }, {});
  expect(lines).toContain('  source raw.orders: error');
  expect(lines).toContainEqual(expect.stringMatching(/^ {4}last loaded 25 hours before the check/));
});

test.concurrent.for<[string, Readonly<Record<string, string>>, string, string]>([
  ['GitHub Actions', { GITHUB_ACTIONS: 'true' }, '::group::the log of step 4, ', '::endgroup::'],
  ['GitLab CI', { GITLAB_CI: 'true' }, '\u001b[0Ksection_start:', '\u001b[0Ksection_end:'],
  ['Azure Pipelines', { TF_BUILD: 'True' }, '##[group]the log of step 4, ', '##[endgroup]'],
  ['Bitbucket Pipelines', { BITBUCKET_BUILD_NUMBER: '7' }, 'the log of step 4, ', '  | '],
])('on %s the log of a step of whose models nothing is known is folded, if that is possible there', async ([, variables, begin, end], { stage }) => {
  const { code, lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt debug'], outcome: 'error' }] }, variables);
  expect(code).toBe(1);
  const from = lines.findIndex(line => line.startsWith(begin));
  const to = lines.map(line => line.startsWith(end)).lastIndexOf(true);
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  expect(lines.slice(from + 1, to)).toContainEqual(expect.stringMatching(/^ {2}\| /));
});

test.concurrent('no more lines of the log are shown than DBT_LOG_LINES says', async ({ stage }) => {
  const { lines } = await run(stage, { jobs: [{ ...JOB, steps: ['dbt debug'], outcome: 'error' }] }, { DBT_LOG_LINES: '1' });
  expect(lines).toContainEqual(expect.stringMatching(/^the last 1 of \d+ lines of step 4, /));
  expect(lines.filter(line => line.startsWith('  | '))).toHaveLength(1);
});

test.concurrent('results that are uploaded a little after the end of the run are waited for', async ({ stage }) => {
  const faults = [{ path: /artifacts\/run_results/, fault: { answer: { kind: 'status', status: 404 } } } as const];
  const { lines } = await stage.run({ jobs: [{ ...JOB, outcome: 'error' }], faults });
  expect(lines).toContain('  model customers (models/customers.sql): error');
});

test.concurrent('a summary for which GitHub has no room is left out, so that those of other steps stay', async ({ stage }) => {
  const file = path.join(stage.folder, 'summary.md');
  fs.writeFileSync(file, 'x'.repeat(999_900));
  const { code, lines } = await stage.run({}, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file });
  expect(code).toBe(0);
  expect(lines).toContain(`report: the summary failed: ${file} has no room for it`);
  expect(fs.statSync(file).size).toBe(999_900);
});

test.concurrent('an artifact is there as a whole or not at all', async ({ stage }) => {
  const faults = [{ path: /artifacts\/manifest/, times: 9, fault: { answer: { kind: 'cut off' } } } as const];
  const { code } = await run(stage, { faults });
  expect(code).toBe(0);
  expect(fs.readdirSync(path.join(stage.folder, 'artifacts'))).toEqual(['run_results.json']);
});

test.concurrent('a program that is killed while it saves an artifact leaves none that looks whole', async ({ stage }) => {
  const program = await stage.start({ faults: [{ path: /artifacts\/manifest/, fault: { answer: { kind: 'drip', intervalMs: 50 } } }] }, reports(stage));
  const names = () => fs.existsSync(path.join(stage.folder, 'artifacts')) ? fs.readdirSync(path.join(stage.folder, 'artifacts')) : [];
  await vi.waitUntil(() => names().some(name => name.startsWith('manifest')), { timeout: 20_000 });
  program.kill('SIGKILL');
  await program.ended;
  expect(names()).not.toContain('manifest.json');
});

test.concurrent('a rehearsal on Bitbucket reports nothing to the real Bitbucket', async ({ stage }) => {
  const { code, lines } = await run(stage, {}, {
    BITBUCKET_BUILD_NUMBER: '7', BITBUCKET_REPO_FULL_NAME: 'o/r', BITBUCKET_COMMIT: '0123abc', BITBUCKET_ACCESS_TOKEN: 't0ken', HTTPS_PROXY: 'http://127.0.0.1:1',
  });
  expect(code).toBe(0);
  expect(lines.filter(line => line.startsWith('report:'))).toEqual([]);
});

test.concurrent('reports that cannot be written are a line each, and the verdict stands', async ({ stage }) => {
  const file = path.join(stage.folder, 'file');
  fs.writeFileSync(file, '');
  const blocked = Object.fromEntries(['DBT_JUNIT_PATH', 'DBT_CODE_QUALITY_PATH', 'DBT_ARTIFACTS_DIR', 'DBT_OUTPUT_JSON']
    .map(name => [name, path.join(file, 'x')]));
  const { code, lines } = await run(stage, {}, { ...blocked, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path.join(file, 'x') });
  expect(code).toBe(0);
  expect(lines.filter(line => line.startsWith('report: ')).map(line => line.split(' failed')[0])).toEqual([
    'report: DBT_JUNIT_PATH', 'report: DBT_CODE_QUALITY_PATH', 'report: the summary', 'report: DBT_OUTPUT_JSON', 'report: DBT_ARTIFACTS_DIR',
  ]);
});

test.concurrent('the outcome can be a line of the log', async ({ stage }) => {
  const { lines } = await run(stage, {}, { DBT_OUTPUT_JSON: '-' });
  expect(JSON.parse(lines[lines.length - 2])).toMatchObject({ outcome: 'success', exitCode: 0 });
});

test.concurrent('a configuration that is wrong has an outcome and a JUnit report too', async ({ stage }) => {
  const { code } = await run(stage, {}, { DBT_ACCOUNT_ID: 'abc' });
  expect(code).toBe(2);
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({ outcome: 'not configured', exitCode: 2, run: null });
  expect(parseXml(stage.written('test-results', 'dbt.xml')).attributes.tests).toBe('0');
});

test.concurrent('on GitHub and Azure the key is masked before anything else, and only where the real service is asked', async ({ stage }) => {
  const variables = { DBT_URL: 'https://127.0.0.1:1', DBT_RETRY_WINDOW_SECONDS: '0' };
  const github = await run(stage, {}, { ...variables, GITHUB_ACTIONS: 'true' });
  const azure = await run(stage, {}, { ...variables, TF_BUILD: 'True' });
  expect(github.lines[0]).toBe(`::add-mask::${TOKEN}`);
  expect(azure.lines[0]).toBe(`##vso[task.setsecret]${TOKEN}`);
  for (const { lines } of [github, azure]) expect(lines.slice(1).join('\n')).not.toContain(TOKEN);
});

test.concurrent.for<[string, FaultyAnswer]>([
  ['are not there', { kind: 'status', status: 404 }],
  ['cannot be had', { kind: 'status', status: 503 }],
  ['are a page of a gateway', { kind: 'page' }],
  ['are half of what they were', { kind: 'truncated' }],
  ['break off', { kind: 'cut off' }],
  ['end in a reset', { kind: 'reset' }],
  ['redirect to another host', { kind: 'redirect', to: 'http://127.0.0.1:1/' }],
])('artifacts that %s change neither verdict nor exit code, and the end of the log is shown in their place', async ([, answer], { stage }) => {
  const faults = [{ path: /\/artifacts\//, times: 1_000, fault: { answer } }];
  const { code, lines, stderr } = await run(stage, { jobs: [{ ...JOB, outcome: 'error' }], faults }, {});
  expect([code, stderr]).toEqual([1, '']);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}\| .*Database Error in model customers/));
  expect(lines[lines.length - 1]).toMatch(/^failed: /);
  expect(parseXml(stage.written('test-results', 'dbt.xml')).attributes).toMatchObject({ errors: '1' });
  expect(fs.readdirSync(path.join(stage.folder, 'artifacts')).filter(name => name.endsWith('.part'))).toEqual([]);
});

test.concurrent('a good run stays good where its artifacts cannot be had, and each of them is a line', async ({ stage }) => {
  const faults = [{ path: /\/artifacts\//, times: 1_000, fault: { answer: { kind: 'status', status: 500 } } } as const];
  const { code, lines } = await run(stage, { faults }, {});
  expect(code).toBe(0);
  expect(lines.filter(line => line.startsWith('report: ') && line.includes('HTTP 500')).length).toBeGreaterThan(3);
  expect(lines[lines.length - 1]).toMatch(/^success: /);
});

test.concurrent('a signal while reports wait for an answer ends them within 5 s, with the verdict of the run and what is known so far', async ({ stage }) => {
  const faults = [{ path: /\/artifacts\//, times: 1_000, fault: { answer: { kind: 'silence' } } } as const];
  const program = await stage.start({ faults }, reports(stage));
  await program.printed(': Success');
  await vi.waitUntil(() => stage.emulator.requests.some(request => request.path.includes('/artifacts/')), { timeout: 10_000 });
  const since = Date.now();
  program.kill('SIGTERM');
  const { code, lines } = await program.ended;
  expect(Date.now() - since).toBeLessThan(5_000);
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringMatching(/^report: \w+\.json of step 4 could not be read: there was no time$/));
  expect(lines[lines.length - 1]).toMatch(/^success: /);
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({ outcome: 'success' });
});

test.concurrent('a run that was cancelled by a signal has its reports, within 5 s in all', async ({ stage }) => {
  const program = await stage.start({ durationMs: 60_000 }, reports(stage));
  await program.printed('started');
  const since = Date.now();
  program.kill('SIGINT');
  expect((await program.ended).code).toBe(130);
  expect(Date.now() - since).toBeLessThan(5_000);
  expect(JSON.parse(stage.written('outcome.json'))).toMatchObject({ outcome: 'cancelled by a signal', exitCode: 130 });
});

test.concurrent('whole debug logs are asked for where that is wanted, and not else', async ({ stage }) => {
  const looks = () => stage.emulator.requests.filter(({ path: target }) => /\/runs\/\d+\/\?/.test(target)).map(({ path: target }) => decodeURIComponent(target)) ?? [];
  await run(stage);
  expect(looks().filter(target => target.includes('debug_logs'))).toEqual([]);
  await run(stage, {}, { DBT_DEBUG_LOGS: 'on' });
  expect(looks().filter(target => !target.endsWith('include_related=["run_steps","debug_logs"]'))).toEqual([]);
});
