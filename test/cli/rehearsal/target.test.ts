import { describe, expect, test } from 'vitest';
import { rehearseCommand } from '../../../src/cli/rehearse';
import { FAKE_PLANNERS, job, pipeline, step } from '../fake-planners';
import { folderWith } from '../folder';
import { RecordedSurroundings } from '../recorded-surroundings';
import { rehearsed, said } from '../rehearsed';

describe('the emulator', () => {
  const trigger = `node -e '
    const { DBT_EMULATOR_URL: url, DBT_API_KEY: key, DBT_ACCOUNT_ID: account, DBT_PR_JOB_ID: job } = process.env;
    fetch(url + "/api/v2/accounts/" + account + "/jobs/" + job + "/run/", {
      method: "POST", headers: { authorization: "Token " + key, "content-type": "application/json" }, body: JSON.stringify({ cause: "test" }),
    }).then((answer) => console.log(answer.status));
  '`;
  const ids = { DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910' };
  const exports = Object.entries(ids).map(([name, value]) => `export ${name}=${value}\n`).join('');

  test('has the account and the job that the pipeline names, in its variables or in its script', async () => {
    const all = { secrets: { kind: 'all' } } as const;
    const variables = job('a', [step(trigger, { ...all, environment: ids })], { tools: { node: '20' } });
    const exported = job('b', [step(exports + trigger, all)], { tools: { node: '20' } });
    expect(said(await rehearsed({ 'gitlab.json': pipeline(variables, exported) })).filter((line) => line === '200')).toHaveLength(2);
  });

  test('is named before the first job, and in the result of a job that has asked it', async () => {
    const all = { secrets: { kind: 'all' }, environment: ids } as const;
    const files = { 'gitlab.json': pipeline(job('asks', [step(trigger, all)], { tools: { node: '20' } }), job('quiet', [step('true')])) };
    const surroundings = new RecordedSurroundings(folderWith(files));
    await rehearseCommand(FAKE_PLANNERS).run(['--branch', 'main'], surroundings);
    expect(surroundings.reported[0]).toMatch(/^note: dbt Cloud is emulated on this machine: no dbt runs there/);
    const cells = surroundings.printed.slice(-2).map((line) => line.split(/ {2,}/).slice(1, 3));
    expect(cells).toEqual([['asks', 'succeeded (emulated)'], ['quiet', 'succeeded']]);
  });

  test('is not there against the real host', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', [step('echo "${DBT_EMULATOR_URL-unset}"')])) }, ['--against', 'real']);
    expect(said(result)).toEqual(['unset']);
  });
});
