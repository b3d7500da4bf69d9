import { describe, expect, test } from 'vitest';
import { YamlMap } from '../../../../src/document/document';
import { Job } from '../../../../src/model/job';
import { job, pushTo } from '../../../model/jobs';
import { Azure } from '../azure';
import { everything } from '../everything';

function rendered(given: Partial<Job>): YamlMap {
  return new Azure([job('a', { triggers: [pushTo('main')], ...given })]).jobs[0];
}

function steps(given: Partial<Job>): YamlMap[] {
  return rendered(given).steps as YamlMap[];
}

function task(given: Partial<Job>, name: string): YamlMap | undefined {
  return steps(given).find((step) => step.task === name);
}

describe('a job', () => {
  test('runs on the machine that it names, or on that of all jobs', () => {
    expect(rendered({}).pool).toEqual({ vmImage: 'ubuntu-24.04' });
    expect(rendered({ runner: { azure: { kind: 'image', name: 'windows-2025' } } }).pool).toEqual({ vmImage: 'windows-2025' });
    expect(rendered({ runner: { azure: { kind: 'pool', name: 'own' } } }).pool).toEqual({ name: 'own' });
    expect(rendered({ runner: { github: 'own' } }).pool).toEqual({ vmImage: 'ubuntu-24.04' });
  });

  test('that deploys is a deployment, which fetches the repository as any job', () => {
    const { job: id, deployment, environment, strategy } = rendered({ environment: 'production' });
    expect([id, deployment, environment]).toEqual([undefined, 'a', 'production']);
    expect(strategy).toMatchObject({ runOnce: { deploy: { steps: [{ checkout: 'self' }, { task: 'UsePythonVersion@0' }, { displayName: 'Run' }] } } });
  });

  test('fetches as many commits as it says, and the tags with all of them', () => {
    expect(steps({})[0]).not.toHaveProperty('fetchDepth');
    expect(steps({ fetchDepth: 2 })[0]).toMatchObject({ fetchDepth: 2 });
    expect(steps({ fetchDepth: 'full' })[0]).toMatchObject({ fetchDepth: 0, fetchTags: true });
  });

  test('keeps what pip downloads where pip looks for it, until a file changes', () => {
    const given = { cache: { kind: 'pip', keyFiles: ['requirements.txt'] } } as const;
    expect(rendered(given).variables).toEqual({ PIP_CACHE_DIR: '$(Pipeline.Workspace)/.pip' });
    expect(task(given, 'Cache@2')?.inputs).toMatchObject({ key: '"pip" | "$(Agent.OS)" | "python 3.12" | $(Build.SourcesDirectory)/requirements.txt', path: '$(PIP_CACHE_DIR)' });
  });

  test('may say itself where pip looks', () => {
    expect(rendered({ cache: { kind: 'pip', keyFiles: ['a.txt'] }, env: { PIP_CACHE_DIR: { kind: 'literal', value: '/tmp/pip' } } }).variables).toEqual({ PIP_CACHE_DIR: '/tmp/pip' });
  });

  test('whose failure is tolerated says so', () => {
    expect(rendered({ failure: 'tolerated' }).continueOnError).toBe(true);
    expect(rendered({})).not.toHaveProperty('continueOnError');
  });
});

describe('artifacts', () => {
  const artifacts = { name: 'docs', paths: ['target', 'logs/**'], when: 'success' } as const;

  test('are copied by their patterns, a folder with all that is in it, and published as one', () => {
    expect(task({ artifacts }, 'CopyFiles@2')?.inputs).toMatchObject({ Contents: 'target\ntarget/**\nlogs/**\n', TargetFolder: '$(Build.ArtifactStagingDirectory)' });
    expect(task({ artifacts }, 'PublishPipelineArtifact@1')).toMatchObject({ inputs: { targetPath: '$(Build.ArtifactStagingDirectory)', artifact: 'docs' } });
    expect(task({ artifacts }, 'PublishPipelineArtifact@1')).not.toHaveProperty('condition');
  });

  test('of a job that failed have a name of their own for each attempt', () => {
    const given = { artifacts: { ...artifacts, when: 'always' } } as const;
    expect(task(given, 'CopyFiles@2')).toMatchObject({ condition: 'succeededOrFailed()' });
    expect(task(given, 'PublishPipelineArtifact@1')).toMatchObject({ condition: 'succeededOrFailed()', inputs: { artifact: 'docs-$(System.JobAttempt)' } });
  });

  test('are kept as long as a setting says, which is listed', () => {
    expect(new Azure([job('a', { triggers: [pushTo('main')], artifacts: { ...artifacts, days: 7 } })]).setUp.join('\n')).toContain('Keep the artifact "docs" for 7 days');
  });
});

describe('a queue', () => {
  const queue = { concurrency: { kind: 'queue', group: 'prod' }, environment: 'production' } as const;

  test('waits for the lock of the environment in order, in every pipeline that deploys there', () => {
    const { files } = new Azure([
      job('a', { triggers: [pushTo('main')], ...queue }),
      job('b', { triggers: [pushTo('dev')], environment: 'production' }),
      job('c', { triggers: [pushTo('x')], environment: 'test' }),
    ]);
    expect(files.map(({ data }) => (data as YamlMap).lockBehavior)).toEqual(['sequential', 'sequential', undefined]);
  });

  test('needs the lock, which has to be set up', () => {
    expect(new Azure([job('a', { triggers: [pushTo('main')], ...queue })]).setUp).toEqual([
      expect.stringContaining('Create the pipeline once'), expect.stringContaining('Create the environment "production"'), expect.stringContaining('Exclusive lock'),
    ]);
  });
});

describe('secrets', () => {
  const [{ text }] = new Azure([everything()]).files;

  test('reach only the step that names them, by the name that they have in their store', () => {
    expect(text.match(/\$\((?:TOKEN|GROUPED|dbt-key)\)/g)).toEqual(['$(TOKEN)', '$(GROUPED)', '$(dbt-key)']);
    expect(text).toContain('VAULTED: $(dbt-key)');
  });

  test('of a group and of a vault are asked of these', () => {
    expect(text).toContain('- group: dbt secrets');
    expect(text).toContain('SecretsFilter: dbt-key');
  });

  test('are listed by the place where they have to be created', () => {
    expect(text.split('\n').filter((line) => line.includes('Secrets to create')).map((line) => line.replace(/^.*\(/, '('))).toEqual([
      '(the pipeline > Edit > Variables > New variable > Keep this value secret): TOKEN.', '(Pipelines > Library > dbt secrets): GROUPED.', '(in the key vault "dbt-vault"): dbt-key.',
    ]);
  });
});
