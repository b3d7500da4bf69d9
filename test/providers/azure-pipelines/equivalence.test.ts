import { describe, expect, test } from 'vitest';
import { Azure, AZURE_REPOS } from './azure';
import { everything } from './everything';
import { PipelineEvent } from '../../../src/model/event';
import { Job } from '../../../src/model/job';
import { manualGroups } from '../../../src/model/job-group';
import { setOf } from '../../../src/model/patterns/name-set';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../../model/jobs';
import { jobsFor } from '../../support/jobs-for';

const schedule = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } as const;
const MODELS = setOf(['models/**', 'Makefile'], ['models/docs/**']);

const DEFINITIONS: readonly [string, readonly Job[]][] = [
  ['everything', [everything()]],
  ['lint everywhere, deploy from main after it', [job('lint'), job('deploy', { triggers: [pushTo('main')], needs: ['lint'] })]],
  ['patterns of releases', [job('a', { triggers: [pushTo('release/*')] }), job('b', { triggers: [pushTo('release/**')] }), job('c', { triggers: [pushBut('main', 'release/**')] })]],
  ['paths', [job('a', { triggers: [pushOf(MODELS, '**'), { ...pullRequestInto('**'), paths: MODELS }, tagged('v*')] })]],
  ['pull requests', [
    job('check', { triggers: [pullRequestInto('main', 'release/*')], forks: 'skip' }),
    job('lint', { triggers: [pushBut('main'), { ...pullRequestInto('**'), drafts: 'left-out' }] }),
  ]],
  ['times and hands', [
    job('a', { triggers: [schedule, pushTo('main'), { kind: 'manual', inputs: [] }] }),
    job('b', { triggers: [schedule, pushTo('main')], needs: ['a'] }),
    job('c', { triggers: [{ kind: 'manual', inputs: [] }] }),
  ]],
];

const BRANCHES = ['main', 'dev', 'release', 'release/a', 'release/a/b', 'v1', 'feature/x'];
const FILES = [['models/a.sql'], ['models/x.md'], ['models/deep/x.md'], ['Makefile'], ['Makefile/x'], ['README.md', 'dbt_project.yml'], ['models/docs/x'], []];

function eventsFor(jobs: readonly Job[]): PipelineEvent[] {
  return [
    ...BRANCHES.flatMap((branch) => FILES.map((changed): PipelineEvent => ({ kind: 'push', branch, changed }))),
    ...BRANCHES.flatMap((target) => FILES.flatMap((changed) => [[false, false], [true, false], [false, true]].map(([draft, fork]): PipelineEvent => (
      { kind: 'pullRequest', number: 7, source: 'main', target, changed, draft, fork })))),
    ...[...BRANCHES, 'v1/rc'].map((tag): PipelineEvent => ({ kind: 'tag', tag })),
    ...['main', 'dev'].map((branch): PipelineEvent => ({ kind: 'schedule', cron: '0 5 * * *', branch })),
    ...manualGroups(jobs).map(({ id }): PipelineEvent => ({ kind: 'manual', pipeline: id, branch: 'feature/x', inputs: {} })),
  ];
}

/** What a plan says of an event, beside what the definition says. */
function compared(azure: Azure, jobs: readonly Job[], event: PipelineEvent): [string, string[], string[]] {
  return [JSON.stringify(event), azure.running(event), jobsFor(jobs, event).map(({ id }) => id).sort()];
}

describe.each(DEFINITIONS)('for %s', (_, jobs) => {
  test('the files start for each event the jobs that the definition names', () => {
    const azure = new Azure(jobs);
    expect(eventsFor(jobs).map((event) => compared(azure, jobs, event)).filter(([, planned, meant]) => planned.join() !== meant.join())).toEqual([]);
  });

  test('nothing in the files stays unknown', () => {
    const azure = new Azure(jobs);
    expect(eventsFor(jobs).flatMap((event) => azure.plan(event).unknown)).toEqual([]);
  });
});

test('in Azure Repos, too, pull requests start what is meant for them, as long as they are no drafts and the policy asks for the files', () => {
  const [, jobs] = DEFINITIONS[4];
  const azure = new Azure(jobs, AZURE_REPOS);
  const events = eventsFor(jobs).filter((event) => event.kind === 'pullRequest' && !event.draft && ['main', 'release/a'].includes(event.target));
  expect(events.map((event) => compared(azure, jobs, event)).filter(([, planned, meant]) => planned.join() !== meant.join())).toEqual([]);
});
