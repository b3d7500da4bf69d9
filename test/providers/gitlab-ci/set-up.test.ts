import { describe, expect, test } from 'vitest';
import { ROOT } from './written-file';
import { Job } from '../../../src/model/job';
import { gitlabCi } from '../../../src/providers/gitlab-ci';
import { definition, job, pullRequestInto } from '../../model/jobs';

function setUp(given: Partial<Job>, settings = ROOT): string[] {
  return gitlabCi.setUp(definition(job('a', given)), [], settings);
}

const KEY = [{ kind: 'commands' as const, name: 'Run', commands: ['true'], secrets: [{ variable: 'KEY', secret: { name: 'KEY' } }] }];

test('pushes need nothing but their secrets', () => {
  expect(setUp({ steps: KEY })).toEqual([]);
});

test('a schedule is made by hand, with its time as the description that the rule asks for', () => {
  expect(setUp({ triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] })).toEqual([
    'Make a schedule (Build > Pipeline schedules > New schedule) with the description `0 5 * * *`, the custom interval `0 5 * * *`, the cron timezone UTC and the branch `main`.',
  ]);
});

test('a start by hand chooses a pipeline by a variable, which the settings have to allow (trap 48)', () => {
  expect(setUp({ triggers: [{ kind: 'manual', inputs: [] }] })).toEqual([
    expect.stringContaining('with `a` as the variable `DBT_PIPELINE`'), expect.stringContaining('Minimum role to use pipeline variables'),
  ]);
});

test('a queue keeps its order after one call of the API', () => {
  expect(setUp({ concurrency: { kind: 'queue', group: 'production' } })).toEqual([expect.stringContaining('process_mode=oldest_first "https://gitlab.com/api/v4/projects/PROJECT_ID/resource_groups/production"')]);
});

describe('a merge request', () => {
  test('is not reached by a protected variable', () => {
    expect(setUp({ triggers: [pullRequestInto('main')], steps: KEY })).toEqual([expect.stringContaining('Leave KEY unprotected')]);
    expect(setUp({ triggers: [pullRequestInto('main')] })).toEqual([]);
  });

  test('that becomes ready starts nothing by itself', () => {
    expect(setUp({ triggers: [{ ...pullRequestInto('main'), drafts: 'left-out' }] })).toEqual([expect.stringContaining('marked as ready')]);
  });
});

test('a secret of an environment has that scope', () => {
  const secret = { name: 'KEY', names: { gitlab: 'PROD_KEY' }, environment: 'production' };
  expect(setUp({ environment: 'production', steps: [{ ...KEY[0], secrets: [{ variable: 'KEY', secret }] }] })).toEqual([
    'Give PROD_KEY the environment scope `production`, so that only jobs for it read the variable.',
  ]);
});

test('another store has to trust the tokens, and has an address', () => {
  const secret = { name: 'KEY', gitlab: { kind: 'vault', audience: 'https://vault', engine: 'kv', engineVersion: 'kv-v2', path: 'p', field: 'f' } } as const;
  expect(setUp({ steps: [{ ...KEY[0], secrets: [{ variable: 'KEY', secret }] }] })).toEqual([
    'Let HashiCorp Vault trust the id tokens of this project for `https://vault`, and set VAULT_SERVER_URL and VAULT_AUTH_ROLE (Settings > CI/CD > Variables).',
  ]);
});

test('a root file that somebody else wrote makes the pipelines and cancels the older ones', () => {
  const included = { path: '.gitlab/dbt.yml', tags: [] };
  expect(setUp({}, included)).toHaveLength(1);
  expect(setUp({ triggers: [pullRequestInto('main')], concurrency: { kind: 'cancelOlder', also: 'nobody' } }, included)).toEqual([
    'Include this file in .gitlab-ci.yml: `include: [{ local: .gitlab/dbt.yml }]`.',
    expect.stringContaining('`workflow: rules`'),
    expect.stringContaining('auto_cancel'),
  ]);
});

test('more jobs than any plan of GitLab.com lets a pipeline have are counted', () => {
  const jobs = (count: number): Job[] => Array.from({ length: count }, (_, index) => job(`j${index}`));
  expect(gitlabCi.setUp(definition(...jobs(500)), [], ROOT)).toEqual([]);
  expect(gitlabCi.setUp(definition(...jobs(501)), [], ROOT)).toEqual([expect.stringContaining('the file has 501')]);
});
