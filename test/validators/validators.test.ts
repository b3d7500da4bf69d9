import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { needsException } from './actionlint';
import { ProviderName, validators } from './index';
import { PipelineFile, pipelineFiles } from './pipeline-files';

const samples = path.join(__dirname, 'samples');
const good = pipelineFiles(path.join(samples, 'good'));
const bad = pipelineFiles(path.join(samples, 'bad'));

function fileOf(files: readonly PipelineFile[], provider: ProviderName): PipelineFile {
  const found = files.find(file => file.provider === provider);
  if (!found) throw new Error(`no sample for ${provider}`);
  return found;
}

/** Findings that each validator must have in the bad sample, so that none can fall silent unnoticed. */
const expected: Readonly<Record<ProviderName, Readonly<Record<string, readonly RegExp[]>>>> = {
  github: {
    '@actions/workflow-parser': [/Unexpected value 'branch'/, /at least one job with no dependencies/],
    'actionlint': [/"github.head_ref" is potentially untrusted/],
    'the same in YAML 1.1 and 1.2': [/^\/on is/],
  },
  gitlab: {
    'schema of GitLab': [/\/lint/],
    'gitlab-ci-local': [/lint must have script specified/],
    'the same in YAML 1.1 and 1.2': [/DBT_ACCOUNT_ID is 10 to a YAML 1.2 reader and 8 to/],
  },
  azure: {
    'azure-pipelines-language-service': [/Unexpected property timeoutInMinute/, /Unexpected property versions/],
    'the same in YAML 1.1 and 1.2': [/^\/pr is "no" to a YAML 1.2 reader and false to/],
  },
  bitbucket: {
    'schema of atlascode': [/max-time/],
    'strict keys of bitbucket-pipelines.yml': [/unknown key "scripts"/, /unknown key "branch"/, /the key "script" is missing/],
    'the same in YAML 1.1 and 1.2': [/max-time is "12:30" to a YAML 1.2 reader and 750 to/],
  },
};

describe.each(Object.keys(validators) as ProviderName[])('of the validators of %s', provider => {
  for (const { name, findings } of validators[provider]) {
    it(`${name} accepts a good file`, async () => {
      const { path: file, text } = fileOf(good, provider);

      expect(await findings(file, text)).toEqual([]);
    });

    it(`${name} refuses a bad file for the reasons that it is there for`, async () => {
      const { path: file, text } = fileOf(bad, provider);

      const found = await findings(file, text);
      for (const finding of expected[provider][name]) expect(found).toContainEqual(expect.stringMatching(finding));
    });
  }
});

it('actionlint does not know the key `queue` of `concurrency` yet, so the exception for it is still needed', async () => {
  const text = 'on: push\njobs: { a: { runs-on: ubuntu-24.04, concurrency: { group: a, queue: max }, steps: [{ run: make }] } }\n';
  expect(await needsException('.github/workflows/a.yml', text)).toBe(true);
});
