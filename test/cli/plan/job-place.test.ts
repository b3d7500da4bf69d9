import { expect, test } from 'vitest';
import { ProviderFiles } from '../../../src/cli/provider-files';
import { ProviderId } from '../../../src/model/provider-id';
import { PLANNERS } from '../../../src/providers/planners';
import { folderWith } from '../folder';

function places(provider: ProviderId, file: string, text: string): (string | undefined)[] {
  const files = ProviderFiles.read(provider, 'all', PLANNERS, folderWith({ [file]: text }));
  return files.plan({ kind: 'push', branch: 'main' }).jobs.map((job) => files.placeOf({ path: job.path, at: job.at, text: '' }));
}

test('a job of a stage is found in its stage, where two stages have a job of that name', () => {
  const stages = 'trigger: [main]\nstages:\n- stage: A\n  jobs:\n  - job: one\n    steps: []\n- stage: B\n  jobs:\n  - job: one\n    steps: []\n';
  expect(places('azure', 'azure-pipelines.yml', stages)).toEqual(['azure-pipelines.yml:5', 'azure-pipelines.yml:9']);
});

test('steps that run at the same time are each found, in the pipeline whose key decided', () => {
  const step = (name: string): string => `      - step:\n          name: ${name}\n          script: [a]\n`;
  const pipelines = `pipelines:\n  default:\n  - step:\n      name: a\n      script: [a]\n  branches:\n    main:\n    - parallel:\n${step('a')}${step('b')}`;
  expect(places('bitbucket', 'bitbucket-pipelines.yml', pipelines)).toEqual(['bitbucket-pipelines.yml:9', 'bitbucket-pipelines.yml:12']);
});
