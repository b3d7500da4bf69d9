import { describe, expect, test } from 'vitest';
import { ArtifactsWhen, Concurrency, JobCache, SecretRef, ShellJob, Trigger } from '../../../../src';
import { YamlMap } from '../../../../src/document/document';
import { githubActions } from '../../../../src/providers/github-actions';
import { shell } from '../../definitions';
import { definitionOf, diagnosticsOf, Rendered, SETTINGS } from '../../rendered';
import { actionOf, jobOf, workflowOf } from '../workflow';

test('a queue keeps all that wait, and cancels nothing', () => {
  expect(jobOf({ concurrency: Concurrency.queue('production') }).concurrency).toEqual({ 'group': 'production', 'cancel-in-progress': false, 'queue': 'max' });
});

test('a newer event cancels the older of the same branch or pull request, and of no other', () => {
  expect(jobOf({ concurrency: Concurrency.cancelOlder() }).concurrency).toEqual({ 'group': 'shell-${{ github.ref }}', 'cancel-in-progress': true });
});

test.each([[0, 0], [1, 1], [30, 30], [undefined, undefined]])('a depth of %s fetches %s commits', (fetchDepth, depth) => {
  expect((actionOf({ fetchDepth }, 'actions/checkout').with as YamlMap)['fetch-depth']).toBe(depth);
});

test('a job may have a runner of its own', () => {
  expect(jobOf({ runner: { github: 'big' } })['runs-on']).toBe('big');
});

test('a failure that is tolerated does not fail the workflow', () => {
  expect(jobOf({ continueOnError: true })['continue-on-error']).toBe(true);
});

describe('the cache of pip', () => {
  test('goes by the files that are named', () => {
    expect(actionOf({ cache: JobCache.pip({ keyFiles: ['a.txt', 'b.txt'] }) }, 'actions/setup-python').with).toMatchObject({ 'cache': 'pip', 'cache-dependency-path': 'a.txt\nb.txt\n' });
  });

  test('is left out where a tag starts the job: what is published must not come from a cache that another run filled', () => {
    const triggers = [Trigger.tag({ patterns: ['v*'] })];
    expect(actionOf({ cache: JobCache.pip({ keyFiles: ['a.txt'] }), triggers }, 'actions/setup-python').with).not.toHaveProperty('cache');
  });
});

describe('artifacts', () => {
  test('are kept of a job that succeeded', () => {
    const step = actionOf({ artifacts: { paths: ['target/**', 'logs/*.log'], name: 'docs', days: 5 } }, 'actions/upload-artifact');
    expect(step).not.toHaveProperty('if');
    expect(step.with).toMatchObject({ 'name': 'docs', 'path': 'target/**\nlogs/*.log\n', 'retention-days': 5, 'include-hidden-files': true });
  });

  test('are kept of a job that failed, if that is asked', () => {
    expect(actionOf({ artifacts: { paths: ['target/**'], when: ArtifactsWhen.ALWAYS } }, 'actions/upload-artifact').if).toBe('always()');
  });

  test('hold the report of tests, also of a job that failed', () => {
    const step = actionOf({ testReport: 'test-results/a.xml' }, 'actions/upload-artifact');
    expect([step.if, step.with]).toMatchObject(['always()', { name: 'shell-test-results', path: 'test-results/a.xml' }]);
  });

  test('of one name in one workflow are refused: the second upload would fail', () => {
    const artifacts = { paths: ['a'], name: 'docs' };
    const diagnostics = diagnosticsOf(definitionOf((pipelines) => {
      const first = new ShellJob(pipelines, 'first', { commands: ['true'], artifacts });
      new ShellJob(pipelines, 'second', { commands: ['true'], artifacts, needs: [first] });
    }), ['github']);
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([['duplicate-name', 'second']]);
  });
});

describe('permissions', () => {
  test('are to read the repository', () => {
    expect(workflowOf(shell()).permissions).toEqual({ contents: 'read' });
    expect(jobOf({})).not.toHaveProperty('permissions');
  });

  test('of a job with an id token are its own, and no other job has them', () => {
    const jobs = workflowOf((pipelines) => {
      const first = new ShellJob(pipelines, 'first', { commands: ['true'] });
      new ShellJob(pipelines, 'second', { commands: ['true'], needs: [first], idTokens: { AWS: 'sts.amazonaws.com' } });
    }).jobs as Record<string, YamlMap>;
    expect(jobs.second.permissions).toEqual({ 'contents': 'read', 'id-token': 'write' });
    expect(jobs.first).not.toHaveProperty('permissions');
  });
});

describe('secrets', () => {
  test('have the name that they have on GitHub', () => {
    const { steps } = jobOf({ secrets: { KEY: SecretRef.named('DBT_KEY', { github: 'OTHER' }), PLAIN: SecretRef.named('DBT_PLAIN') } });
    expect((steps as YamlMap[])[2].env).toEqual({ KEY: '${{ secrets.OTHER }}', PLAIN: '${{ secrets.DBT_PLAIN }}' });
  });

  test('of an environment are listed where they are created', () => {
    const definition = definitionOf(shell({ environment: 'prod', secrets: { KEY: SecretRef.named('DBT_KEY', { environment: 'prod' }), B: SecretRef.named('B') } }));
    const [text] = new Rendered(definition, ['github']).texts('github');
    expect(text).toContain('# Secrets to create (Settings > Environments > prod > Add environment secret): DBT_KEY.');
    expect(text).toContain('# Secrets to create (Settings > Secrets and variables > Actions > New repository secret): B.');
    expect(githubActions.setUp(definition, [], SETTINGS.github)).toEqual([expect.stringContaining('Create the environment "prod"')]);
  });
});
