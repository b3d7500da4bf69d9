import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Machine } from './running';
import { DbtCloudMergeJob, SecretRef } from '../../src';
import { JOB, lintAndMerge, merge, shell } from '../providers/definitions';
import { ALL, Rendered } from '../providers/rendered';

/** In the place of Node.js: shows the environment. */
const SHOW = 'console.log(JSON.stringify(process.env));';

/** What YAML, a shell or a provider could take for something else. */
const VALUES = [
  '5$', '$HOME', '${HOME}', '$$', '$$HOME', '%CI%', '%%', '100%', 'a\\b', 'a\\$b', "it's", '"', "'", '`id`', '# no comment', 'a: b', '- a', '* a', '&a', '!a', '@a',
  '|', '>', '{a}', '[a]', '~', 'null', 'yes', 'NO', '00042', '3.10', '12:30:00', '1_000', '0o14', '1e3', '=', '<<', '', ' a ', '  ', 'é 🚀 א', 'a;b', 'a&&b', '!!',
  'x'.repeat(3_000),
];

let machine: Machine;
beforeAll(() => {
  machine = new Machine();
  machine.install('node', SHOW);
});
afterAll(() => machine.remove());

async function seen(provider: (typeof ALL)[number], rendered: Rendered, job: string, branch = 'main') {
  const { steps } = rendered.job(provider, branch, job);
  const { code, output } = await machine.run(provider, steps[0], { DBT_API_KEY: 'the-key', OTHER_KEY: 'the-other-key' });
  expect(code, output).toBe(0);
  return JSON.parse(output) as Record<string, string>;
}

describe.each(ALL)('on %s', (provider) => {
  test('the program sees the variables of the guide, the same on all four', async () => {
    expect(await seen(provider, Rendered.of(merge), 'merge')).toMatchObject({
      DBT_URL: 'https://cloud.getdbt.com',
      DBT_JOB_CAUSE: 'CI job merge',
      DBT_ACCOUNT_ID: '00042',
      DBT_PROJECT_ID: '678',
      DBT_PR_JOB_ID: '910',
      DBT_API_KEY: 'the-key',
      DBT_JOB_BRANCH: 'main',
      DBT_RUN_TIMEOUT_SECONDS: '7080',
    });
  });

  test('the program sees what the definition sets in place of a default', async () => {
    const rendered = Rendered.of((pipelines) => void new DbtCloudMergeJob(pipelines, 'x', {
      job: JOB, apiKey: SecretRef.named('OTHER_KEY'), branch: 'release/2026.1', cause: 'it\'s "me" $HOME %HOME% # x', gitBranch: 'dev/a', overrides: { schema: 'ci_1' },
    }));
    expect(await seen(provider, rendered, 'x', 'release/2026.1')).toMatchObject({
      DBT_API_KEY: 'the-other-key', DBT_JOB_CAUSE: 'it\'s "me" $HOME %HOME% # x', DBT_JOB_BRANCH: 'dev/a', DBT_JOB_SCHEMA_OVERRIDE: 'ci_1',
    });
  });

  test('the branch is the whole name, with all its slashes (trap 7)', async () => {
    const rendered = Rendered.of((pipelines) => void new DbtCloudMergeJob(pipelines, 'x', { job: JOB, apiKey: SecretRef.named('OTHER_KEY'), branch: 'a/b/c' }));
    expect(await seen(provider, rendered, 'x', 'a/b/c')).toMatchObject({ DBT_JOB_BRANCH: 'a/b/c' });
  });

  test('a value arrives byte for byte (traps 16, 19, 27, 43)', async () => {
    const environment = Object.fromEntries(VALUES.map((value, index) => [`V${index}`, value]));
    expect(await seen(provider, Rendered.of(shell({ env: environment, commands: ['node'] })), 'shell')).toMatchObject(environment);
  });

  test('the values of one job do not reach another', () => {
    const { steps } = Rendered.of(lintAndMerge).job(provider, 'dev', 'lint');
    for (const step of steps) {
      expect(Object.keys(step.environment).filter((name) => name.startsWith('DBT_'))).toEqual([]);
      expect(step.script).not.toContain('DBT_');
    }
  });
});

test('on gitlab no variable refers to itself (trap 17)', () => {
  const rendered = Rendered.of((pipelines) => {
    lintAndMerge(pipelines);
    shell({ env: { PRICE: '5$' }, secrets: { A_KEY: SecretRef.named('A_KEY') } })(pipelines);
  });
  for (const [name, entry] of Object.entries(rendered.file('gitlab'))) {
    for (const [variable, value] of Object.entries((entry as { variables?: object }).variables ?? {})) {
      expect(JSON.stringify(value), `${name}: ${variable}`).not.toMatch(new RegExp(`\\$\\{?${variable}\\b`));
    }
  }
  expect(rendered.texts('gitlab').join()).not.toContain('A_KEY: ');
});

test('on gitlab a value that GitLab would expand is marked, because `%NAME%` cannot be escaped (trap 43)', () => {
  const { shell: job } = Rendered.of(shell({ env: { A: '$B', B: '%A%', C: 'c' } })).file('gitlab');
  expect((job as { variables: unknown }).variables).toEqual({ A: { value: '$B', expand: false }, B: { value: '%A%', expand: false }, C: 'c' });
});

test('on gitlab nothing is set for the whole file, where other jobs would see it (trap 31)', () => {
  const { workflow: _, ...jobs } = Rendered.of(lintAndMerge).file('gitlab');
  expect(Object.keys(jobs)).toEqual(['lint', 'merge']);
});
