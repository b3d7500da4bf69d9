import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DbtCloudMachine } from './dbt-cloud';
import { DbtCloudGitConnection, DbtCloudPullRequestJob, DbtCloudPullRequestJobProps } from '../../src';
import { PullRequestEvent } from '../../src/model/event';
import { ProviderId } from '../../src/model/provider-id';
import { Settings } from '../../src/providers';
import { PlannedStep } from '../../src/providers/plan';
import { SAMPLE_RUN } from '../../src/providers/shared/read/sample-run';
import { definitionOf, Rendered, SETTINGS } from '../providers/rendered';
import { MERGE } from '../support/pipelines';

const PULL_REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 42, source: 'feature/x', target: 'main', changed: ['models/a.sql'], draft: false, fork: false };

const azure = (codeHost: Settings['azure']['codeHost']): Settings => ({ ...SETTINGS, azure: { ...SETTINGS.azure, codeHost } });

/** Where a pipeline runs and where its code lives, what the service says of that, and the field of the number. */
const PLACES: readonly [title: string, provider: ProviderId, settings: Settings, said: Readonly<Record<string, string>>, field: string][] = [
  ['GitHub Actions', 'github', SETTINGS, {}, 'github_pull_request_id'],
  ['GitLab CI', 'gitlab', SETTINGS, {}, 'gitlab_merge_request_id'],
  ['Azure Pipelines for Azure Repos', 'azure', azure('azureRepos'), {}, 'azure_pull_request_id'],
  ['Azure Pipelines for GitHub', 'azure', azure('github'), { SYSTEM_PULLREQUEST_PULLREQUESTID: '987654' }, 'github_pull_request_id'],
  ['Azure Pipelines for Bitbucket', 'azure', azure('bitbucket'), { BUILD_REPOSITORY_PROVIDER: 'Bitbucket' }, 'non_native_pull_request_id'],
  ['Bitbucket Pipelines', 'bitbucket', SETTINGS, {}, 'non_native_pull_request_id'],
];

let machine: DbtCloudMachine;
beforeAll(async () => { machine = await DbtCloudMachine.set(); });
afterAll(() => machine.remove());

/** The last step of the job as the file has it. */
function stepFor(provider: ProviderId, settings: Settings, event: PullRequestEvent, props: Partial<DbtCloudPullRequestJobProps> = {}): PlannedStep {
  const definition = definitionOf((pipelines) => void new DbtCloudPullRequestJob(pipelines, 'ci', { ...MERGE, ...props }));
  const { steps } = new Rendered(definition, [provider], settings).job(provider, event, 'ci');
  return steps[steps.length - 1];
}

describe.each(PLACES)('the job of a pull request on %s', (_, provider, settings, said, field) => {
  test('asks for the newest commit of its branch, with its number as an integer, into a schema of its own', () => machine.emulated(async (emulator) => {
    expect(await machine.run(provider, stepFor(provider, settings, PULL_REQUEST), emulator, said)).toMatchObject({ code: 0 });
    expect(emulator.runs.map(({ trigger }) => trigger)).toEqual([{
      cause: expect.stringMatching(/^CI job ci \[dbt-pipelines .*\]$/),
      git_sha: SAMPLE_RUN.commit,
      git_branch: 'feature/x',
      [field]: 42,
      schema_override: expect.stringMatching(/^dbt_cloud_pr_910_42_[0-9a-f]{8}$/),
    }]);
  }));

  test('names the field and the schema that were set', () => machine.emulated(async (emulator) => {
    const step = stepFor(provider, settings, PULL_REQUEST, { gitConnection: DbtCloudGitConnection.GIT_URL, overrides: { schema: 'mine' } });
    expect(await machine.run(provider, step, emulator, said)).toMatchObject({ code: 0 });
    expect(emulator.runs[0].trigger).toMatchObject({ non_native_pull_request_id: 42, schema_override: 'mine' });
  }));
});

// Bitbucket starts nothing for a fork
test.each(PLACES.filter(([, provider]) => provider !== 'bitbucket'))('for a fork the job ends green on %s, and asks dbt Cloud nothing', (_, provider, settings, said) => machine.emulated(async (emulator) => {
  const ended = await machine.run(provider, stepFor(provider, settings, { ...PULL_REQUEST, fork: true }), emulator, said);
  expect(ended).toMatchObject({ code: 0, output: expect.stringMatching(/a pull request from a fork gets no secrets/) });
  expect(emulator.requests).toEqual([]);
}));
