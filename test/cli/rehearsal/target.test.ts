import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
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

  test('is not there against the real host', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', [step('echo "${DBT_EMULATOR_URL-unset}"')])) }, ['--against', 'real']);
    expect(said(result)).toEqual(['unset']);
  });
});
