import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DbtCloudMachine } from './dbt-cloud';
import { DbtCloudJob, DbtCloudJobProps, ManualInput, Trigger } from '../../src';
import { PipelineEvent } from '../../src/model/event';
import { ProviderId } from '../../src/model/provider-id';
import { PlannedStep } from '../../src/providers/plan';
import { SAMPLE_RUN } from '../../src/providers/shared/read/sample-run';
import { ALL, definitionOf, Rendered, SETTINGS } from '../providers/rendered';
import { MERGE } from '../support/pipelines';

const CRON = '30 5 * * 1-5';

const PUSH: PipelineEvent = { kind: 'push', branch: 'release/1', changed: ['finance/models/a.sql'] };
const TAG: PipelineEvent = { kind: 'tag', tag: 'v1.0' };
const PULL_REQUEST: PipelineEvent = { kind: 'pullRequest', number: 42, source: 'feature/x', target: 'main', changed: ['finance/models/a.sql'], draft: false, fork: false };

/** What starts the job, an event of that kind, and what dbt Cloud is asked to check out. */
const EVENTS: readonly [title: string, trigger: Trigger, event: PipelineEvent, checkedOut: object][] = [
  ['a push to a branch of a pattern', Trigger.push({ branches: ['release/*'] }), PUSH, { git_branch: 'release/1' }],
  ['a push that changes one of two dbt projects', Trigger.push({ paths: ['finance/**'] }), PUSH, { git_branch: 'release/1' }],
  ['a tag', Trigger.tag({ patterns: ['v*'] }), TAG, { git_sha: SAMPLE_RUN.commit }],
  ['a schedule', Trigger.schedule({ cron: CRON }), { kind: 'schedule', cron: CRON, branch: 'main' }, { git_branch: 'main' }],
  ['a manual start', Trigger.manual({ inputs: [ManualInput.named('REASON')] }), { kind: 'manual', pipeline: 'job', branch: 'hotfix', inputs: { REASON: 'x' } }, { git_branch: 'hotfix' }],
];

let machine: DbtCloudMachine;
beforeAll(async () => { machine = await DbtCloudMachine.set(); });
afterAll(() => machine.remove());

function stepFor(provider: ProviderId, event: PipelineEvent, props: Partial<DbtCloudJobProps>): PlannedStep {
  const definition = definitionOf((pipelines) => void new DbtCloudJob(pipelines, 'job', { ...MERGE, triggers: [], ...props }));
  const settings = { ...SETTINGS, azure: { ...SETTINGS.azure, codeHost: 'azureRepos' as const } };
  const { steps } = new Rendered(definition, [provider], settings).job(provider, event, 'job');
  return steps[steps.length - 1];
}

/** The body of the one trigger that the program sends, without the cause. */
async function triggered(provider: ProviderId, step: PlannedStep): Promise<object> {
  return machine.emulated(async (emulator) => {
    expect(await machine.run(provider, step, emulator)).toMatchObject({ code: 0 });
    expect(emulator.runs).toHaveLength(1);
    const { cause, ...body } = emulator.runs[0].trigger;
    expect(cause).toMatch(/^CI job job/);
    return body;
  });
}

describe.each(ALL)('a dbt Cloud job on %s', (provider) => {
  test.each(EVENTS)('builds what belongs to %s', async (_, trigger, event, checkedOut) => {
    expect(await triggered(provider, stepFor(provider, event, { triggers: [trigger] }))).toEqual(checkedOut);
  });

  test('builds the branch that is set, or the commit, whatever the event', async () => {
    expect(await triggered(provider, stepFor(provider, TAG, { triggers: [Trigger.tag({ patterns: ['v*'] })], gitBranch: 'main' }))).toEqual({ git_branch: 'main' });
    const gitSha = '0123456789abcdef0123456789abcdef01234567';
    expect(await triggered(provider, stepFor(provider, PUSH, { triggers: [Trigger.push()], gitSha }))).toEqual({ git_sha: gitSha });
  });

  test('that starts for pushes and tags builds the branch of the one and the commit of either', async () => {
    const triggers = [Trigger.push(), Trigger.tag({ patterns: ['v*'] })];
    expect(await triggered(provider, stepFor(provider, PUSH, { triggers }))).toEqual({ git_branch: 'release/1', git_sha: SAMPLE_RUN.commit });
    expect(await triggered(provider, stepFor(provider, TAG, { triggers }))).toEqual({ git_sha: SAMPLE_RUN.commit });
  });

  test('that starts for pushes and pull requests builds into a schema of the pull request, and for a push into its own', async () => {
    const triggers = [Trigger.push(), Trigger.pullRequest()];
    expect(await triggered(provider, stepFor(provider, PULL_REQUEST, { triggers }))).toMatchObject({ git_branch: 'feature/x', schema_override: expect.stringMatching(/^dbt_cloud_pr_910_42_/) });
    expect(await triggered(provider, stepFor(provider, PUSH, { triggers }))).toEqual({ git_branch: 'release/1', git_sha: SAMPLE_RUN.commit });
  });
});
