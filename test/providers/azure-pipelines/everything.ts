import { Job } from '../../../src/model/job';
import { setOf } from '../../../src/model/patterns/name-set';
import { ManualInput, Trigger } from '../../../src/model/trigger';
import { job, pullRequestInto, pushOf, tagged } from '../../model/jobs';

export const INPUTS: readonly ManualInput[] = [
  { variable: 'FULL_REFRESH', description: 'Build all anew', default: 'no', options: ['no', 'yes'] },
  { variable: 'SELECT', default: '', options: [] },
];

const TRIGGERS: readonly Trigger[] = [
  pushOf(setOf(['models/**', 'dbt_project.yml'], ['models/docs/**']), 'main', 'release/*'),
  { ...pullRequestInto('main', 'release/**'), paths: setOf(['models/**'], []), drafts: 'left-out' },
  tagged('v*'),
  { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' },
  { kind: 'manual', inputs: INPUTS },
];

/** A job that asks for all that Azure has. */
export function everything(): Job {
  return job('everything', {
    name: 'Everything: at once',
    triggers: TRIGGERS,
    env: {
      PLAIN: { kind: 'literal', value: '0012', comment: 'Plain.' },
      BRANCH: { kind: 'context', of: 'branch' },
      FULL_REFRESH: { kind: 'input', default: 'no', comment: 'Build all anew' },
      SELECT: { kind: 'input', default: '' },
    },
    steps: [
      {
        kind: 'commands',
        name: 'Build',
        commands: ['dbt build'],
        secrets: [
          { variable: 'TOKEN', secret: { name: 'TOKEN' } },
          { variable: 'GROUPED', secret: { name: 'GROUPED', azure: { kind: 'variableGroup', group: 'dbt secrets' } } },
          { variable: 'VAULTED', secret: { name: 'VAULTED', names: { azure: 'dbt-key' }, azure: { kind: 'keyVault', vault: 'dbt-vault', serviceConnection: 'azure prod' } } },
        ],
      },
    ],
    forks: 'skip',
    reports: { junit: 'test-results/dbt.xml' },
    runner: { azure: { kind: 'pool', name: 'own machines' } },
    concurrency: { kind: 'queue', group: 'production' },
    environment: 'production',
    cache: { kind: 'pip', keyFiles: ['requirements.txt', 'Pipfile'] },
    artifacts: { name: 'docs', paths: ['target', 'logs/*.log', 'docs/**'], days: 30, when: 'always' },
    fetchDepth: 'full',
    failure: 'tolerated',
  });
}
