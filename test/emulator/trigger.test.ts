import { describe, expect, test } from 'vitest';
import { json, startCloud } from './cloud';

const RUN = '/jobs/910/run/';

describe('the body of a trigger', () => {
  test('starts a run with JSON, and the answer says which', async () => {
    const { emulator, send } = await startCloud();
    const { http, status, data } = await send(RUN, json({ cause: 'merge', git_branch: 'main', steps_override: ['dbt run'], threads_override: 8 }));
    expect(http).toBe(200);
    expect(status).toEqual({ code: 200, is_success: true, user_message: 'Success!', developer_message: '' });
    expect(data).toMatchObject({
      status: 1,
      status_humanized: 'Queued',
      job_definition_id: 910,
      project_id: 678,
      account_id: 12345,
      git_branch: 'main',
      is_complete: false,
      trigger: { cause: 'merge', cause_category: 'api', git_branch: 'main', steps_override: ['dbt run'], threads_override: 8, git_sha: null },
      href: `${emulator.url}/deploy/12345/projects/678/runs/${data.id}/`,
    });
  });

  test('may be a form, as the original script sends it', async () => {
    const { send } = await startCloud();
    const body = new URLSearchParams({ cause: 'merge & more', schema_override: 'dbt_ci' });
    expect((await send(RUN, { method: 'POST', body })).data.trigger).toMatchObject({ cause: 'merge & more', schema_override: 'dbt_ci' });
  });

  test('may be multipart', async () => {
    const { send } = await startCloud();
    const body = new FormData();
    body.set('cause', 'merge – über');
    expect((await send(RUN, { method: 'POST', body })).data.trigger).toMatchObject({ cause: 'merge – über' });
  });

  test('repeats a list field in a form', async () => {
    const { send } = await startCloud();
    const body = new URLSearchParams([['cause', 'merge'], ['steps_override', 'dbt seed'], ['steps_override', 'dbt run']]);
    expect((await send(RUN, { method: 'POST', body })).data.trigger).toMatchObject({ steps_override: ['dbt seed', 'dbt run'] });
  });

  test('may hold null for what is left out, as Airflow sends it', async () => {
    expect((await (await startCloud()).send(RUN, json({ cause: 'merge', steps_override: null, git_sha: null }))).http).toBe(200);
  });

  test.each([
    [{}, { cause: "'cause' is a required property" }],
    [{ cause: '' }, { cause: "'' is too short" }],
    [{ cause: null }, { cause: "None is not of type 'string'" }],
    [{ cause: 5 }, { cause: "5 is not of type 'string'" }],
    [{ cause: 'x', git_branch: '' }, { git_branch: "'' is not valid under any of the given schemas" }],
    [{ cause: 'x', git_sha: 12 }, { git_sha: '12 is not valid under any of the given schemas' }],
    [{ cause: 'x', github_pull_request_id: '3209' }, { github_pull_request_id: "'3209' is not valid under any of the given schemas" }],
    [{ cause: 'x', threads_override: 1.5 }, { threads_override: '1.5 is not valid under any of the given schemas' }],
    [{ cause: 'x', timeout_seconds_override: true }, { timeout_seconds_override: 'True is not valid under any of the given schemas' }],
    [{ cause: 'x', generate_docs_override: 'true' }, { generate_docs_override: "'true' is not valid under any of the given schemas" }],
    [{ cause: 'x', steps_override: 'dbt run' }, { steps_override: "'dbt run' is not valid under any of the given schemas" }],
    [{ cause: 'x', steps_override: ['dbt run', ''] }, { steps_override: "['dbt run', ''] is not valid under any of the given schemas" }],
  ])('%j is refused by field', async (body, errors) => {
    const { emulator, send } = await startCloud();
    const answer = await send(RUN, json(body));
    expect(answer.http).toBe(400);
    expect(answer.status.user_message).toBe('The request was invalid. Please double check the provided data and try again.');
    expect(answer.data).toEqual(errors);
    expect(emulator.runs).toHaveLength(0);
  });

  test('all wrong fields are named at once', async () => {
    const { data } = await (await startCloud()).send(RUN, json({ git_sha: '', threads_override: '4' }));
    expect(Object.keys(data)).toEqual(['cause', 'git_sha', 'threads_override']);
  });

  test.each([
    'github_pull_request_id', 'threads_override', 'generate_docs_override',
  ])('a form cannot send %s, because a form has only text', async (field) => {
    const { send } = await startCloud();
    const answer = await send(RUN, { method: 'POST', body: new URLSearchParams({ cause: 'x', [field]: '1' }) });
    expect(answer.data).toEqual({ [field]: "'1' is not valid under any of the given schemas" });
  });

  test.each(['{"cause":', '[]', '"text"', 'null'])('the JSON %s is not a body', async (body) => {
    expect((await (await startCloud()).send(RUN, { ...json({}), body })).http).toBe(400);
  });

  test('an empty body lacks the cause', async () => {
    expect((await (await startCloud()).send(RUN, { method: 'POST' })).data).toEqual({ cause: "'cause' is a required property" });
  });

  test('another media type is 415', async () => {
    const { send } = await startCloud();
    expect((await send(RUN, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'cause=x' })).http).toBe(415);
  });

  test('a job that is not there is 404 whatever the body is', async () => {
    expect((await (await startCloud()).send('/jobs/911/run/', json({}))).http).toBe(404);
  });
});

describe('ids', () => {
  test('of any number of digits come out unchanged, as JSON integers', async () => {
    const account = '98765432109876543210';
    const { emulator, send } = await startCloud({
      accountId: account, jobs: [{ id: '70403103924418', projectId: '12345678901234567890' }], ids: () => '99999999999999999999',
    });
    const { text } = await send('/jobs/70403103924418/run/', json({ cause: 'x' }));
    for (const field of ['"id":99999999999999999999', `"account_id":${account}`, '"project_id":12345678901234567890', '"job_id":70403103924418']) {
      expect(text).toContain(field);
    }
    expect(emulator.runs[0]).toMatchObject({ id: '99999999999999999999', jobId: '70403103924418', projectId: '12345678901234567890' });
  });

  test('are beyond 32 bits unless the owner gives others', async () => {
    expect(Number(await (await startCloud()).trigger())).toBeGreaterThan(2 ** 32);
  });

  test('of every job are accepted with anyJob', async () => {
    const { send } = await startCloud({ anyJob: true });
    expect((await send('/jobs/555/run/', json({ cause: 'x' }))).data).toMatchObject({ job_id: 555, project_id: 1 });
  });
});
