import { describe, expect, test } from 'vitest';
import { JobRuntime, ShellJob } from '../../../src';
import { dbtProject, read, synthesized } from '../../support/pipelines';
import { thrownBy } from '../../support/thrown';

test('is Node.js 24 or Python 3.12 when no version is given', () => {
  expect([JobRuntime.node(), JobRuntime.python()]).toMatchObject([{ name: 'node', version: '24' }, { name: 'python', version: '3.12' }]);
});

test.each([[JobRuntime.python('3.10'), 'python:3.10'], [JobRuntime.node('20'), 'node:20']])('comes out in the same version on all four', (runtime, image) => {
  const project = dbtProject();
  new ShellJob(project.pipelines, 'job', { commands: ['true'], runtime });
  const files = synthesized(project);
  expect(read(files, '.gitlab-ci.yml')).toMatchObject({ job: { image } });
  expect(read(files, 'bitbucket-pipelines.yml')).toMatchObject({ pipelines: { branches: { '**': [{ step: { image } }] } } });
  for (const path of ['.github/workflows/job.yml', '.azure-pipelines/job.yml']) expect(files[path]).toContain(`'${runtime.version}`);
});

describe('a version that would be another one somewhere', () => {
  test.each(['', '3', '3.', '2.7', '3.x', '3.12.0', '3.10 ', '03.1', '3.12\n', 'latest'])('is refused for Python: %j', (version) => {
    expect(thrownBy(() => JobRuntime.python(version))).toMatch(/^JobRuntime\.python: .* must be a major and minor version in quotes/s);
  });

  test.each(['', '0', '024', '24.1', '24.x', 'lts', 'v24', '24\n'])('is refused for Node.js: %j', (version) => {
    expect(thrownBy(() => JobRuntime.node(version))).toMatch(/^JobRuntime\.node: .* must be a major version in quotes/s);
  });
});
