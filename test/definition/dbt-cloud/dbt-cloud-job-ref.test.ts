import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DbtCloudJobRef, DbtCloudMergeJob } from '../../../src';
import { dbtProject, MERGE, pipelineFiles, stringsIn, synthesized } from '../../support/pipelines';
import { thrownBy } from '../../support/thrown';

const HOST = 'https://ab123.us1.dbt.com';

describe('fromUrl reads each form of the address', () => {
  test.each([
    '/deploy/12345/projects/678/jobs/910',
    '/deploy/12345/projects/678/jobs/910/',
    '/deploy/12345/projects/678/jobs/910/settings',
    '/deploy/12345/projects/678/jobs/910/settings/',
    '/deploy/12345/projects/678/jobs/910?tab=runs&page=2',
    '/deploy/12345/projects/678/jobs/910/settings?tab=runs#top',
    '/deploy/12345/projects/678/jobs/910#runs',
    '/#/accounts/12345/projects/678/jobs/910/',
    '/#/accounts/12345/projects/678/jobs/910',
    '/#/accounts/12345/projects/678/jobs/910/settings/',
    '/#!/accounts/12345/projects/678/jobs/910/',
    '/next/deploy/12345/projects/678/jobs/910',
  ])('%s', (path) => {
    const { host, accountId, projectId, jobId } = DbtCloudJobRef.fromUrl(`${HOST}${path}`);
    expect({ host, accountId, projectId, jobId }).toEqual({ host: HOST, accountId: '12345', projectId: '678', jobId: '910' });
  });

  test('with a port, in capitals, with spaces around', () => {
    expect(DbtCloudJobRef.fromUrl(' HTTPS://CLOUD.getdbt.com:8443/deploy/1/projects/2/jobs/3 ').host).toBe('https://cloud.getdbt.com:8443');
  });
});

describe('fromUrl takes no other address', () => {
  test.each([
    '', ' ', 'nonsense', '/deploy/1/projects/2/jobs/3', 'http://a.b/deploy/1/projects/2/jobs/3', 'ftp://a.b/deploy/1/projects/2/jobs/3',
    `${HOST}/`, `${HOST}/deploy/1/projects/2`, `${HOST}/deploy/1/projects/2/jobs/`, `${HOST}/deploy/1/projects/2/jobs/3x`, `${HOST}/deploy//projects/2/jobs/3`,
    `${HOST}/deploy/1/projects/-2/jobs/3`, `${HOST}/?next=/deploy/1/projects/2/jobs/3`, `${HOST}/redeploy/1/projects/2/jobs/3`,
    `${HOST}/deploy/1/projects/2/runs/3`, `${HOST}/deploy/%31/projects/2/jobs/3`, 'https://user@a.b/deploy/1/projects/2/jobs/3',
  ])('%j', (url) => {
    expect(thrownBy(() => DbtCloudJobRef.fromUrl(url))).toMatch(/^DbtCloudJobRef\.fromUrl: /);
  });
});

describe('fromIds', () => {
  const ids = { accountId: '1', projectId: '2', jobId: '3' };

  test.each([
    ['cloud.getdbt.com', 'https://cloud.getdbt.com'],
    ['https://EMEA.dbt.com/', 'https://emea.dbt.com'],
    ['ab123.us1.dbt.com:8443', 'https://ab123.us1.dbt.com:8443'],
  ])('takes the host as %s', (host, expected) => {
    expect(DbtCloudJobRef.fromIds({ ...ids, host }).host).toBe(expected);
  });

  test('means the multi-tenant host when none is given', () => {
    expect(DbtCloudJobRef.fromIds(ids).host).toBe('https://cloud.getdbt.com');
  });

  test.each(['', 'localhost', 'a b.com', 'a.b/c', 'a.b?c', 'https://', 'user@a.b', '$(id).com', 'a.b\n'])('refuses %j as a host', (host) => {
    expect(thrownBy(() => DbtCloudJobRef.fromIds({ ...ids, host }))).toMatch(/^host: .* must be a host name/);
  });

  test.each(['', ' ', '-1', '1.0', '1e3', '0x1', '1_000', ' 1', '1\n', '$1'])('refuses %j as an id', (jobId) => {
    expect(thrownBy(() => DbtCloudJobRef.fromIds({ ...ids, jobId }))).toMatch(/^jobId: .* must be made of digits only/);
  });

  test('gives the address of the page', () => {
    expect(DbtCloudJobRef.fromIds(ids).url).toBe('https://cloud.getdbt.com/deploy/1/projects/2/jobs/3');
  });
});

describe('fromName', () => {
  test('knows the job by its name, and links to the list of jobs', () => {
    const job = DbtCloudJobRef.fromName({ host: 'ab123.us1.dbt.com', accountId: '1', projectId: '2', jobName: 'CI: build' });
    expect(job).toMatchObject({ jobId: undefined, jobName: 'CI: build', url: 'https://ab123.us1.dbt.com/deploy/1/projects/2/jobs' });
  });

  test.each(['', ' ', 'a\nb', 'x'.repeat(256)])('refuses %j as a name', (jobName) => {
    expect(thrownBy(() => DbtCloudJobRef.fromName({ accountId: '1', projectId: '2', jobName }))).toMatch(/^jobName: /);
  });
});

test('ids come out of all four files unchanged, for a YAML 1.1 reader too', () => {
  const ids = { accountId: '00000', projectId: '012', jobId: '123456789012345678901234567890' };
  const project = dbtProject();
  new DbtCloudMergeJob(project.pipelines, 'merge', { ...MERGE, job: DbtCloudJobRef.fromIds(ids) });
  const files = Object.entries(pipelineFiles(synthesized(project)));
  expect(files).toHaveLength(4);
  for (const [path, text] of files) {
    for (const version of ['1.1', '1.2'] as const) {
      const strings = stringsIn(parse(text, { version }));
      for (const [name, id] of [['DBT_ACCOUNT_ID', ids.accountId], ['DBT_PROJECT_ID', ids.projectId], ['DBT_PR_JOB_ID', ids.jobId]]) {
        expect(strings.some((string) => string === id || string === `export ${name}='${id}'`), `${path}: ${name}`).toBe(true);
      }
    }
  }
});
