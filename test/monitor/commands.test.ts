import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram, type StartedProgram } from './program';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator';

const JOBS = [
  { id: '910', projectId: '678', name: 'Nightly' },
  { id: '911', projectId: '678', name: 'Nightly full' },
  { id: '5', projectId: '1', name: 'Nightly' },
];
const TOKEN = 'dbtc_/very+secret=';

let bundle: Bundle;
let emulator: Emulator;
let folder: string;
let stateFile: string;
beforeAll(async () => { bundle = await buildProgram(); });
afterAll(async () => bundle.remove());
beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'commands-'));
  stateFile = path.join(folder, 'deep', 'run.json');
});
afterEach(async () => {
  await emulator.stop();
  await fs.rm(folder, { recursive: true });
});

async function emulate(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ token: TOKEN, accountId: '12345', jobs: JOBS, durationMs: 300, ...options });
}

function start(words: readonly string[], variables: Readonly<Record<string, string>> = {}): StartedProgram {
  return startProgram(bundle.file, {
    DBT_URL: emulator.url,
    DBT_API_KEY: TOKEN,
    DBT_ACCOUNT_ID: '12345',
    DBT_PROJECT_ID: '678',
    DBT_PR_JOB_ID: '910',
    DBT_POLL_INTERVAL_SECONDS: '0.05',
    DBT_RETRY_WINDOW_SECONDS: '0.3',
    DBT_STATE_FILE: stateFile,
    ...variables,
  }, words);
}

async function run(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<EndedProgram> {
  return start(words, variables).ended;
}

const last = ({ lines }: EndedProgram) => lines[lines.length - 1];

test.each([['chekc'], ['check', 'twice'], ['--help']])('%s is no command: one line, and the code 2', async (...words) => {
  await emulate();
  const { code, lines } = await run(words);
  expect(code).toBe(2);
  expect(lines).toEqual([`not configured: '${words.join(' ')}' is no command; give check or cancel, or nothing to start the job and follow its run`]);
  expect(emulator.requests).toHaveLength(0);
});

test('check says which job it is, starts nothing and ends with 0', async () => {
  await emulate();
  const ended = await run(['check']);
  expect(ended.code).toBe(0);
  expect(ended.lines).toEqual(['job 910 is \'Nightly\' of project 678', '  dbt build', expect.stringMatching(/^checked: .* nothing was started; .*\/jobs\/910$/)]);
  expect(emulator.runs).toHaveLength(0);
  expect(emulator.requests.map(({ method }) => method)).toEqual(['GET']);
});

test.each<[string, Record<string, string>, number, string[]]>([
  ['a wrong token', { DBT_API_KEY: 'dbtc_other' }, 3, ['HTTP 401, Invalid token.', 'DBT_API_KEY', 'DBT_URL']],
  ['a wrong account', { DBT_ACCOUNT_ID: '54321' }, 3, ['HTTP 403, ', 'DBT_ACCOUNT_ID (54321)']],
  ['a wrong job', { DBT_PR_JOB_ID: '999' }, 3, ['HTTP 404, ', 'DBT_PR_JOB_ID (999)', '910  Nightly', '911  Nightly full']],
  ['a wrong project', { DBT_PROJECT_ID: '1' }, 2, ['DBT_PROJECT_ID is 1, but the job belongs to project 678']],
  ['a host that does not answer', { DBT_URL: 'http://127.0.0.1:9' }, 3, ['ECONNREFUSED', 'DBT_URL']],
  ['several problems at once', { DBT_API_KEY: '', DBT_ACCOUNT_ID: 'x' }, 2, ['DBT_API_KEY is empty', 'DBT_ACCOUNT_ID is \'x\'', 'the 2 problems']],
])('check finds %s', async (_, variables, code, texts) => {
  await emulate();
  const ended = await run(['check'], variables);
  expect(ended.code).toBe(code);
  for (const text of texts) expect(ended.lines.join('\n')).toContain(text);
});

test('a job is found by its exact name, in its project, and run', async () => {
  await emulate();
  const ended = await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly' });
  expect(ended.code).toBe(0);
  expect(emulator.runs.map(({ jobId }) => jobId)).toEqual(['910']);
});

test('a job is found by its name among hundreds of similar names', async () => {
  const similar = Array.from({ length: 250 }, (_, index) => ({ id: String(1_000 + index), projectId: '678', name: `Nightly ${index}` }));
  for (const [place, sought] of [[0, '2000'], [250, '2001']] as const) {
    const jobs = [...similar.slice(0, place), { id: sought, projectId: '678', name: 'Nightly' }, ...similar.slice(place)];
    await emulator?.stop();
    await emulate({ jobs });
    expect((await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly' })).code).toBe(0);
    expect(emulator.runs.map(({ jobId }) => jobId)).toEqual([sought]);
  }
});

test('an API that knows no pages does not keep the search for a name going, nor make one job two', async () => {
  const jobs = Array.from({ length: 100 }, (_, index) => ({ id: String(1_000 + index), projectId: '678', name: `Nightly ${index}` }));
  const fault = { answer: { kind: 'edited', edit: () => jobs.map(({ id, name }) => ({ id: Number(id), name })) } } as const;
  await emulate({ jobs, faults: [{ path: /\/jobs\/\?/, times: 1_000, fault }] });
  expect((await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly 7' })).code).toBe(0);
  expect(emulator.requests.filter(request => request.path.includes('/jobs/?'))).toHaveLength(2);
  expect(emulator.runs.map(({ jobId }) => jobId)).toEqual(['1007']);
});

test('a job whose name may not be looked up is named in the last line', async () => {
  await emulate();
  const ended = await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly', DBT_API_KEY: 'dbtc_other' });
  expect(ended.code).toBe(3);
  expect(last(ended)).toMatch(/^refused: job Nightly was not started \(HTTP 401, Invalid token\.\); check DBT_API_KEY/);
});

test('the search for a name ends at the deadline', async () => {
  await emulate({ faults: [{ path: /\/jobs\/\?/, times: 1_000, fault: { answer: { kind: 'status', status: 503 } } }] });
  const since = performance.now();
  const ended = await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly', DBT_RETRY_WINDOW_SECONDS: '60', DBT_RUN_TIMEOUT_SECONDS: '1' });
  expect(ended.code).toBe(3);
  expect(performance.now() - since).toBeLessThan(10_000);
});

test.each([
  ['nightly', [{ id: '910', projectId: '678', name: 'Nightly' }], 'shows no job of that name; similar: \'Nightly\' (910)'],
  ['Hourly', [{ id: '910', projectId: '678', name: 'Nightly' }], 'shows no job of that name; similar: none'],
  ['Twin', [{ id: '1', projectId: '678', name: 'Twin' }, { id: '2', projectId: '678', name: 'Twin' }], 'several jobs of that name: \'Twin\' (1), \'Twin\' (2)'],
])('the job name %s is a problem of the configuration, and nothing is started', async (name, jobs, message) => {
  await emulate({ jobs });
  const ended = await run([], { DBT_PR_JOB_ID: '', DBT_JOB_NAME: name });
  expect(ended.code).toBe(2);
  expect(ended.lines.join('\n')).toContain(message);
  expect(emulator.runs).toHaveLength(0);
});

test('the state file names the run without the key, and cancel cancels what a killed job left behind', async () => {
  await emulate({ durationMs: 60_000 });
  const killed = start([]);
  await killed.printed('Queued');
  killed.kill('SIGKILL');
  await killed.ended;
  const content = await fs.readFile(stateFile, 'utf8');
  expect(JSON.parse(content)).toMatchObject({ run_id: emulator.runs[0].id, account_id: '12345', host: emulator.url });
  expect(content).not.toContain(TOKEN);
  const ended = await run(['cancel']);
  expect(ended.code).toBe(0);
  expect(last(ended)).toContain(`run ${emulator.runs[0].id} was cancelled`);
  expect(emulator.runs.map(({ statusName }) => statusName)).toEqual(['Cancelled']);
});

test('cancel leaves a run alone that has ended', async () => {
  await emulate();
  expect((await run([])).code).toBe(0);
  const ended = await run(['cancel']);
  expect(ended.code).toBe(0);
  expect(last(ended)).toContain('has ended with Success; nothing is left to do');
  expect(emulator.requests.filter(({ path: target }) => target.endsWith('/cancel/'))).toEqual([]);
});

test('without a state file there is nothing to cancel', async () => {
  await emulate();
  const ended = await run(['cancel']);
  expect(ended.code).toBe(0);
  expect(last(ended)).toContain('is not there, so no run was started');
});

test('the key does not go where a state file says', async () => {
  await emulate();
  await fs.mkdir(path.dirname(stateFile));
  await fs.writeFile(stateFile, JSON.stringify({ run_id: '1', account_id: '12345', host: 'https://evil.example' }));
  const ended = await run(['cancel']);
  expect(ended.code).toBe(2);
  expect(ended.lines[0]).toContain('names a run of account 12345 at https://evil.example, not of 12345');
  expect(emulator.requests).toHaveLength(0);
});

test('a state file that cannot be written does not hold up the run', async () => {
  await emulate();
  await fs.writeFile(path.join(folder, 'deep'), '');
  const ended = await run([]);
  expect(ended.code).toBe(0);
  expect(ended.lines.join('\n')).toContain('the state file could not be written');
});
