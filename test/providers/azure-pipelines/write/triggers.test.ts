import { describe, expect, test } from 'vitest';
import { setOf } from '../../../../src/model/patterns/name-set';
import { job, pullRequestInto, pushOf, pushTo, tagged } from '../../../model/jobs';
import { Azure, AZURE_REPOS, GITHUB } from '../azure';
import { INPUTS } from '../everything';

describe('what starts a pipeline', () => {
  test('is said of pushes and pull requests, also where there is none', () => {
    expect(new Azure([job('a', { triggers: [{ kind: 'manual', inputs: [] }] })]).file).toMatchObject({ trigger: 'none', pr: 'none' });
    expect(new Azure([job('a', { triggers: [pushTo('main')] })]).file).toMatchObject({ trigger: { branches: { include: ['main'] } }, pr: 'none' });
    expect(new Azure([job('a', { triggers: [pullRequestInto('main')] })]).file).toMatchObject({ trigger: 'none', pr: { branches: { include: ['main'] } } });
  });

  test('a tag is named in full beside the branches', () => {
    const { file } = new Azure([job('a', { triggers: [pushTo('main'), tagged('v*', 'stable')] })]);
    expect(file.trigger).toEqual({ branches: { include: ['main', 'refs/tags/v*', 'refs/tags/stable'], exclude: ['refs/tags/v*/*'] } });
  });

  test('tags have a file of their own where pushes ask for paths, which could be asked of tags too', () => {
    const { files } = new Azure([job('a', { triggers: [pushOf(setOf(['models/**'], []), 'main'), tagged('v1')] }), job('a-tag', { triggers: [pushTo('dev')] })]);
    expect(files.map(({ path }) => path)).toEqual(['.azure-pipelines/a.yml', '.azure-pipelines/a-tag-2.yml', '.azure-pipelines/a-tag.yml']);
    expect(files.map(({ data }) => (data as { trigger: unknown }).trigger)).toEqual([
      { branches: { include: ['main'] }, paths: { include: ['models/*'] } }, { branches: { include: ['refs/tags/v1'] } }, { branches: { include: ['dev'] } },
    ]);
  });

  test('paths of which nothing is left start nothing, where an empty list would start for everything', () => {
    expect(new Azure([job('a', { triggers: [pushOf(setOf(['docs/**'], ['**']), 'main'), tagged('v1')] })]).file.trigger).toEqual({ branches: { include: ['refs/tags/v1'] } });
  });

  test('a schedule comes at all its times, not only after changes', () => {
    const { file } = new Azure([job('a', { triggers: [{ kind: 'schedule', cron: '30 5 * * 1-5', branch: 'release/2026' }] })]);
    expect(file.schedules).toEqual([{ cron: '30 5 * * 1-5', displayName: '30 5 * * 1-5 (UTC) on release/2026', branches: { include: ['release/2026'] }, always: true }]);
  });

  test('a form has a field for each input, with its choice', () => {
    const { file } = new Azure([job('a', { triggers: [{ kind: 'manual', inputs: INPUTS }] })]);
    expect(file.parameters).toEqual([
      { name: 'FULL_REFRESH', displayName: 'Build all anew', type: 'string', default: 'no', values: ['no', 'yes'] },
      { name: 'SELECT', displayName: 'SELECT', type: 'string', default: '' },
    ]);
  });
});

describe('a pull request', () => {
  const trigger = { ...pullRequestInto('main', 'release/*'), paths: setOf(['**'], ['docs/**']) };

  test('of a repository on GitHub or Bitbucket starts the file by `pr`', () => {
    for (const codeHost of ['github', 'bitbucket'] as const) {
      expect(new Azure([job('a', { triggers: [trigger] })], { ...GITHUB, codeHost }).file.pr).toEqual({
        autoCancel: false, branches: { include: ['main', 'release/*'], exclude: ['release/*/*'] }, paths: { include: ['*'], exclude: ['docs/*'] },
      });
    }
  });

  test('ends the older run only if it should', () => {
    const jobs = [job('a', { triggers: [trigger], concurrency: { kind: 'cancelOlder', also: 'nobody' } })];
    expect(new Azure(jobs).file.pr).toMatchObject({ autoCancel: true });
  });

  test('that is a draft starts nothing where drafts are left out', () => {
    expect(new Azure([job('a', { triggers: [{ ...trigger, drafts: 'left-out' }] })]).file.pr).toMatchObject({ drafts: false });
  });

  test('of a repository in Azure Repos needs a policy, which is written down in its own form', () => {
    const azure = new Azure([job('a', { triggers: [trigger] })], AZURE_REPOS);
    expect(azure.file.pr).toBe('none');
    expect(azure.setUp).toContainEqual(expect.stringContaining('into `main`, `release/*` except `release/*/*` start the pipeline `/.azure-pipelines/a.yml`'));
    expect(azure.setUp).toContainEqual(expect.stringContaining('path filter `/*;!/docs/*`'));
  });

  test('from a fork starts jobs without secrets only after a setting', () => {
    expect(new Azure([job('a', { triggers: [trigger], forks: 'run' })]).setUp.join('\n')).toContain('Build pull requests from forks');
    expect(new Azure([job('a', { triggers: [trigger], forks: 'skip' })]).setUp.join('\n')).not.toContain('forks');
  });
});
