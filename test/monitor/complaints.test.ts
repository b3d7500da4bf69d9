/**
 * What users of other clients of this API complained about, each as a test against the emulator with the real program. What they missed
 * is in `feature-complaints`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram } from './program';
import { startEmulator, withFields, withoutLogs, type Emulator, type EmulatorOptions, type Fault, type FaultRule } from '../../src/emulator';

const TOKEN = 'dbtc_/very+secret=';
const JOB = { id: '910', projectId: '678' };

let bundle: Bundle;
beforeAll(async () => { bundle = await buildProgram(); });
afterAll(async () => bundle.remove());

interface Life extends EndedProgram {
  readonly emulator: Emulator;
  readonly sentence: string;
}

function variablesFor(emulator: Emulator): Readonly<Record<string, string>> {
  return {
    DBT_URL: emulator.url,
    DBT_API_KEY: TOKEN,
    DBT_ACCOUNT_ID: '12345',
    DBT_PROJECT_ID: '678',
    DBT_PR_JOB_ID: '910',
    DBT_POLL_INTERVAL_SECONDS: '0.1',
  };
}

async function withEmulator(options: EmulatorOptions): Promise<Emulator> {
  return startEmulator({ token: TOKEN, accountId: '12345', jobs: [JOB], durationMs: 500, ...options });
}

/** One life of the program from start to end. */
async function live(options: EmulatorOptions = {}, variables: Readonly<Record<string, string>> = {}): Promise<Life> {
  const emulator = await withEmulator(options);
  const ended = await startProgram(bundle.file, { ...variablesFor(emulator), ...variables }).ended;
  const life = { ...ended, emulator, sentence: ended.lines[ended.lines.length - 1] };
  await emulator.stop();
  return life;
}

const onTrigger = (fault: Fault, times = 1): FaultRule => ({ method: 'POST', path: /\/run\/$/, times, fault });
const onLook = (fault: Fault, times = 2): FaultRule => ({ method: 'GET', path: /\/runs\/\d+\/(\?|$)/, times, fault });
const status = (code: number, message?: string): Fault => ({ answer: { kind: 'status', status: code, ...(message === undefined ? {} : { message }) } });
const statuses = ({ emulator }: Life) => emulator.runs.map(run => run.statusName);
const count = ({ emulator }: Life, path: RegExp) => emulator.requests.filter(request => path.test(request.path)).length;

test.concurrent.each([500, 502, 503, 504])('apache/airflow#51801: "Retry on server side failures when checking status of DBT cloud jobs" (%i)', async code => {
  const life = await live({ faults: [onLook(status(code))] });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('kestra-io/plugin-dbt#294: "retry transient read timeouts when polling"', async () => {
  const life = await live({ faults: [onLook({ answer: { kind: 'silence' } }, 1)] }, { DBT_HTTP_TIMEOUT_SECONDS: '1' });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('kestra-io/plugin-dbt#203: 5xx on the trigger fails the task', async () => {
  const life = await live({ faults: [onTrigger(status(503))] });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('dbt-labs/terraform-provider-dbtcloud#449: "exponential backoff when API rate limit error is encountered (HTTP 429)"', async () => {
  const limited: Fault = { answer: { kind: 'status', status: 429, headers: { 'Retry-After': '2' } } };
  const since = performance.now();
  const life = await live({ faults: [onTrigger(limited), onLook(limited, 1)] });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
  expect(performance.now() - since).toBeGreaterThan(4_000);
});

test.concurrent('dbt-labs/terraform-provider-dbtcloud#695: "API client retry never fires on transient 5xx / 429"', async () => {
  const life = await live({ faults: [onTrigger(status(503), 2)] });
  expect([life.code, statuses(life), count(life, /\/run\/$/)]).toEqual([0, ['Success'], 3]);
});

test.concurrent('dbt-labs/dbt-core#2836: "DBT Cloud API: HTML Response" although the job was started', async () => {
  const page: Fault = { effect: 'once', answer: { kind: 'page' } };
  const life = await live({ faults: [onTrigger(page), onLook(page)] });
  expect([life.code, statuses(life), count(life, /\/run\/$/)]).toEqual([0, ['Success'], 1]);
});

test.concurrent('PrefectHQ/prefect#12959: "wait_for_dbt_cloud_job_run fails if run is not yet created" (also prefect-dbt#145)', async () => {
  const life = await live({ faults: [onLook(status(404), 3)] });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('kestra-io/plugin-dbt#307: "reattach to a running dbt Cloud job after a worker restart" (also #308, #310, apache/airflow#72423)', async () => {
  const emulator = await withEmulator({ durationMs: 3_000 });
  const start = (attempt: string) => startProgram(bundle.file, {
    ...variablesFor(emulator), GITHUB_RUN_ID: '99', GITHUB_RUN_ATTEMPT: attempt, GITHUB_REPOSITORY: 'o/r', GITHUB_JOB: 'merge',
  });
  const first = start('1');
  await first.printed('started');
  first.kill('SIGKILL');
  await first.ended;
  const second = await start('2').ended;
  expect(second.code).toBe(0);
  expect(second.lines.join('\n')).toMatch(/run \d+ left active by an earlier attempt of this job/);
  expect(emulator.runs.map(run => run.statusName)).toEqual(['Success']);
  await emulator.stop();
});

test.concurrent.each<[string, Fault]>([
  ['a reset', { effect: 'once', answer: { kind: 'reset' } }],
  ['silence', { effect: 'once', answer: { kind: 'silence' } }],
  ['504', { effect: 'once', answer: { kind: 'page', status: 504 } }],
  ['half an answer', { answer: { kind: 'cut off' } }],
  ['half of the JSON', { answer: { kind: 'truncated' } }],
])('kestra-io/plugin-dbt#313: "false failure when the dbt Cloud trigger POST response is lost" (%s; also #314)', async (_, fault) => {
  const life = await live({ durationMs: 2_500, faults: [onTrigger(fault)] }, { DBT_HTTP_TIMEOUT_SECONDS: '1' });
  expect([life.code, statuses(life), count(life, /\/run\/$/)]).toEqual([0, ['Success'], 1]);
});

test.concurrent('data-mie/dbt-cloud-cli#112: "job run --wait polling loop has no timeout/max-iteration safeguard"', async () => {
  const life = await live({ durationMs: 60_000 }, { DBT_RUN_TIMEOUT_SECONDS: '1' });
  expect([life.code, statuses(life)]).toEqual([5, ['Cancelled']]);
});

test.concurrent.each([['success', 0], ['error', 1]] as const)('kestra-io/plugin-dbt#41: "trigger run not stopping after success" where logs stay away (%s; also #299)', async (outcome, code) => {
  const life = await live({ jobs: [{ ...JOB, outcome }], faults: [onLook({ answer: { kind: 'edited', edit: withoutLogs } }, 1_000)] });
  expect(life.code).toBe(code);
});

test.concurrent('PrefectHQ/prefect#20577: "DBT Cloud Job Timeout Argument Is Not Behaving Properly"', async () => {
  const since = performance.now();
  const life = await live({ durationMs: 60_000 }, { DBT_RUN_TIMEOUT_SECONDS: '2' });
  const duration = performance.now() - since;
  expect(life.sentence).toContain('DBT_RUN_TIMEOUT_SECONDS');
  expect(duration).toBeGreaterThan(2_000);
  expect(duration).toBeLessThan(6_000);
});

test.concurrent('apache/airflow#61979: a run that ended just before the deadline counts (also #62306)', async () => {
  const life = await live({ durationMs: 1_000 }, { DBT_RUN_TIMEOUT_SECONDS: '2', DBT_POLL_INTERVAL_SECONDS: '30' });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('apache/airflow#61467: the run is cancelled when the time is over (also #61472, #66449, #67360)', async () => {
  const life = await live({ durationMs: 60_000 }, { DBT_RUN_TIMEOUT_SECONDS: '1' });
  expect([statuses(life), count(life, /\/cancel\/$/)]).toEqual([['Cancelled'], 1]);
});

test.concurrent('mattermost/mattermost-data-warehouse#1364: a good run was reported as failed by a limit of one hour', async () => {
  const life = await live({ durationMs: 60_000 }, { DBT_RUN_TIMEOUT_SECONDS: '1', DBT_ON_DEADLINE: 'leave' });
  expect(life.code).toBe(5);
  expect(life.sentence).toMatch(/^deadline: run \d+ goes on/);
  expect(statuses(life)).not.toContain('Cancelled');
});

test.concurrent('astronomer/astronomer-providers#1081: a cancelled run counted as success (also #1082, apache/airflow#35597, dbt-cloud-job-action v8)', async () => {
  const life = await live({ jobs: [{ ...JOB, outcome: 'cancelled' }] });
  expect(life.code).toBe(4);
});

test.concurrent.each([['success', 0], ['error', 1]] as const)('kestra-io/plugin-dbt#271: the status was inverted (%s; also #275)', async (outcome, code) => {
  const flags = withFields({ is_success: code === 1, is_error: code === 0, is_cancelled: true, is_running: true });
  const life = await live({ jobs: [{ ...JOB, outcome }], faults: [onLook({ answer: { kind: 'edited', edit: flags } }, 1_000)] });
  expect(life.code).toBe(code);
});

test.concurrent('fal-ai/dbt-cloud-action#20: "Cancel dbt Cloud run when cancelling the job on GitHub" (also #31)', async () => {
  const emulator = await withEmulator({ durationMs: 60_000 });
  const program = startProgram(bundle.file, variablesFor(emulator));
  await program.printed('started');
  program.kill('SIGINT');
  expect((await program.ended).code).toBe(130);
  expect(emulator.runs.map(run => run.statusName)).toEqual(['Cancelled']);
  await emulator.stop();
});

test.concurrent('Stevedow99/dbt-cloud-cancel-running-ci-job-action#3, #8, #12: older runs of the same pull request go on', async () => {
  const emulator = await withEmulator({ durationMs: 4_000 });
  const start = (build: string) => startProgram(bundle.file, {
    ...variablesFor(emulator), DBT_SUPERSEDE: 'on', BITBUCKET_BUILD_NUMBER: build, BITBUCKET_STEP_RUN_NUMBER: '1', BITBUCKET_PR_ID: '7', BITBUCKET_BRANCH: 'x',
  });
  // Bitbucket kills without a signal
  const [first, queued] = [start('11'), start('12')];
  await Promise.all([first.printed('started'), queued.printed('started')]);
  first.kill('SIGKILL');
  queued.kill('SIGKILL');
  emulator.planNextRun(JOB.id, { durationMs: 300 });
  expect((await start('13').ended).code).toBe(0);
  expect(emulator.runs.map(run => run.statusName).sort()).toEqual(['Cancelled', 'Cancelled', 'Success']);
  await emulator.stop();
});

test.concurrent.each([404, 500])('fal-ai/dbt-cloud-action#23: "Action reports failure when job doesn\'t create `run_reports.json` artifact" (%i; also dbt-cloud-job-action#5, kestra #194)', async code => {
  const life = await live({ faults: [{ path: /\/artifacts\//, times: 1_000, fault: status(code) }] });
  expect(life.code).toBe(0);
});

test.concurrent('kestra-io/plugin-dbt#317: "misleading 401 "Invalid token" when baseUrl is left at the legacy default" (also #320, fal #27, airbyte #44498)', async () => {
  const life = await live({}, { DBT_API_KEY: 'dbtc_of_another_region' });
  expect(life.code).toBe(3);
  expect(life.sentence).toMatch(/HTTP 401, Invalid token\.\); check DBT_API_KEY, and that DBT_URL \(http:.*each region and account has its own/);
});

test.concurrent.each(['', '$(DBT_API_KEY)', 'two\nlines', 'wrong'])('data-mie/dbt-cloud-cli#105: "incorrect API token causes unhelpful Python language error" (%j)', async key => {
  const life = await live({}, { DBT_API_KEY: key });
  expect(life.code).toBe(key === 'wrong' ? 3 : 2);
  expect(life.lines.join('\n')).toContain('DBT_API_KEY');
  expect(life.lines.join('\n') + life.stderr).not.toMatch(/TypeError|\n\s+at /);
});

test.concurrent.each([401, 403])('dbt-labs/dbt-cloud-job-action: a poll that is refused for good (%i) was repeated for ever', async code => {
  const life = await live({ durationMs: 60_000, faults: [onLook(status(code, 'No access.'), 1_000)] });
  expect(life.code).toBe(3);
  expect(life.sentence).toMatch(/does not show run \d+ \(HTTP \d+, No access\.\), which may go on; check DBT_/);
});

test.concurrent('dbt-labs/dbt-cloud-job-action: a trigger that was slower than the time-out left an orphan', async () => {
  const life = await live({ durationMs: 4_000, faults: [onTrigger({ answerDelayMs: 3_000 })] }, { DBT_HTTP_TIMEOUT_SECONDS: '1' });
  expect([life.code, statuses(life)]).toEqual([0, ['Success']]);
});

test.concurrent('the guide\'s script: an unknown status code ended it with KeyError', async () => {
  const unknown = withFields({ status: 42, status_humanized: 'Hibernating', brand_new_field: { deep: [1] } });
  // long enough for two looks before its end, also where the machine has other work
  const waits = await live({ durationMs: 3_000, faults: [onLook({ answer: { kind: 'edited', edit: unknown } }, 2)] });
  expect(waits.code).toBe(0);
  const ends = await live({ faults: [onLook({ answer: { kind: 'edited', edit: unknown } }, 1_000)] });
  expect(ends.code).toBe(6);
  expect(ends.sentence).toMatch(/^unknown: run \d+ is complete with status 42/);
});

test.concurrent('apache/airflow#38896: a cause of more than 255 characters is refused', async () => {
  const life = await live({}, { DBT_JOB_CAUSE: '🚀'.repeat(400) });
  expect(life.code).toBe(0);
  const { cause } = life.emulator.runs[0].trigger;
  expect(Array.from(cause)).toHaveLength(255);
  expect(cause).toMatch(/ \[dbt-pipelines [0-9a-f]+\]$/);
});

test.concurrent.each(['2147483648', '70403104586310', '9007199254740993', '123456789012345678901'])('kestra-io/plugin-dbt#136: the id %s is too big', async id => {
  let next = BigInt(id);
  const life = await live({ ids: () => String(next++) });
  expect(life.code).toBe(0);
  expect(life.sentence).toContain(`run ${id} succeeded`);
  expect(life.emulator.requests.some(request => request.path.includes(`/runs/${id}/`))).toBe(true);
});

test.concurrent('data-mie/dbt-cloud-cli#71: the host was used for the trigger and not for the polls (also #72)', async () => {
  const life = await live({}, { DBT_ACCOUNT_ID: '12345' });
  expect(count(life, /^\/api\/v2\/accounts\/12345\//)).toBe(life.emulator.requests.length);
  expect(count(life, /\/runs\/\d+\//)).toBeGreaterThan(0);
});

test.concurrent('data-mie/dbt-cloud-cli#109: include_related went out as a list of Python (also #119)', async () => {
  const life = await live();
  const lists = life.emulator.requests.map(request => new URL(request.path, life.emulator.url).searchParams.get('include_related')).filter(text => text !== null);
  expect(lists.length).toBeGreaterThan(0);
  for (const list of lists) expect(JSON.parse(list)).toEqual(expect.arrayContaining([expect.any(String)]));
});
