import { expect, test } from 'vitest';
import { WrittenFile } from './written-file';
import { setOf } from '../../../src/model/patterns/name-set';
import { GitLabSecretStore } from '../../../src/model/secret';
import { job, pullRequestInto, pushOf, pushTo, tagged } from '../../model/jobs';
import { validators } from '../../validators';

const STORES: readonly GitLabSecretStore[] = [
  { kind: 'vault', audience: 'one', engine: 'ops', engineVersion: 'kv-v2', path: 'production/dbt', field: 'key' },
  { kind: 'azureKeyVault', audience: 'two', name: 'dbt-key', version: '00' },
  { kind: 'gcpSecretManager', audience: 'two', name: 'dbt-key', version: '3' },
  { kind: 'awsSecretsManager', audience: 'two', secretId: 'dbt', field: 'key' },
];

/** Everything that a job can ask for, in few jobs. */
const FILE = new WrittenFile([
  job('all', {
    triggers: [
      pushTo('main', 'release/**'), pushOf(setOf(['models/**'], []), 'feature/*'), tagged('v*'),
      { ...pullRequestInto('main', 'release/*'), drafts: 'left-out', paths: setOf(['models/**', '**/*.yml'], []) },
      { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' },
      { kind: 'manual', inputs: [{ variable: 'FULL', default: 'no', options: ['no', 'yes'] }, { variable: 'NOTE', default: '100% $', options: [] }] },
    ],
    forks: 'skip',
    env: { NOUGHTS: { kind: 'literal', value: '007' }, EVENT: { kind: 'context', of: 'event' }, FULL: { kind: 'input', default: 'no' } },
    steps: [{
      kind: 'commands',
      name: 'Run',
      commands: ['true'],
      secrets: STORES.map((gitlab, index) => ({ variable: `KEY_${index}`, secret: { name: 'KEY', gitlab } })),
    }],
    concurrency: { kind: 'queue', group: 'production' },
    environment: 'production',
    runner: { gitlab: ['linux'] },
    fetchDepth: 'full',
    cache: { kind: 'pip', keyFiles: ['requirements.txt'] },
    artifacts: { name: 'docs', paths: ['target/**'], days: 14, when: 'always' },
    reports: { junit: 'test-results/dbt.xml', codeQuality: 'quality.json' },
    failure: 'tolerated',
    idTokens: [{ variable: 'TOKEN', audience: 'sts.amazonaws.com' }],
  }),
  job('newest', { concurrency: { kind: 'cancelOlder', also: 'nobody' }, needs: ['all'], triggers: [pushTo('main')] }),
  job('never', { triggers: [{ kind: 'push', branches: setOf(['main'], ['main']) }] }),
]);

test.each(validators.gitlab.map((validator) => [validator.name, validator] as const))('%s finds nothing to complain of', async (_, validator) => {
  expect(await validator.findings('.gitlab-ci.yml', FILE.text)).toEqual([]);
}, 30_000);
