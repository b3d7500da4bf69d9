import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { setOf } from '../../../../src/model/patterns/name-set';
import { Trigger } from '../../../../src/model/trigger';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../../../model/jobs';
import { WrittenFile } from '../written-file';

const MODELS = setOf(['models/**'], []);

function only(...triggers: Trigger[]): WrittenFile {
  return new WrittenFile([job('a', { triggers })]);
}

describe('the rules of a job', () => {
  test('are one for each trigger', () => {
    const file = only(pushTo('main'), pullRequestInto('main'), tagged('v*'), { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' }, { kind: 'manual', inputs: [] });
    expect(file.conditions('a')).toEqual([
      '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "main"',
      '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "main"',
      '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_TAG =~ /^v[^\\/]*$/',
      '$CI_PIPELINE_SOURCE == "schedule" && $CI_PIPELINE_SCHEDULE_DESCRIPTION == "30 5 * * 1-5" && $CI_COMMIT_BRANCH == "main"',
      '$CI_PIPELINE_SOURCE == "web" && $DBT_PIPELINE == "a"',
    ]);
  });

  test('are one for pushes to several lists of names', () => {
    expect(only(pushTo('main'), pushTo('next')).conditions('a')).toEqual(['$CI_PIPELINE_SOURCE == "push" && ($CI_COMMIT_BRANCH == "main" || $CI_COMMIT_BRANCH == "next")']);
  });

  test('never hold where the names leave each other out', () => {
    const file = only({ kind: 'push', branches: setOf(['main'], ['main']) });
    expect(file.job('a').rules).toEqual([{ when: 'never' }]);
    expect(file.running({ kind: 'push', branch: 'main' })).toEqual([]);
  });

  test('leave drafts out where the trigger does', () => {
    expect(only({ ...pullRequestInto('**'), drafts: 'left-out' }).conditions('a')).toEqual([
      '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME && $CI_MERGE_REQUEST_DRAFT == "false"',
    ]);
  });

  test('leave the merge requests of forks out where a job needs secrets', () => {
    const file = new WrittenFile([job('a', { triggers: [pullRequestInto('main')], forks: 'skip' })]);
    expect(file.conditions('a')).toEqual([expect.stringContaining(' && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID')]);
  });
});

describe('files that must have changed', () => {
  test('are compared with the default branch for a new branch, and with the last push for any other', () => {
    expect(only(pushOf(MODELS, 'x', 'y')).job('a').rules).toEqual([
      { if: expect.stringMatching(/ && \$CI_COMMIT_BEFORE_SHA =~ \/\^0\+\$\/$/), changes: { paths: ['models/**/*'], compare_to: 'refs/heads/main' } },
      { if: expect.stringMatching(/ && \$CI_COMMIT_BEFORE_SHA !~ \/\^0\+\$\/$/), changes: ['models/**/*'] },
    ]);
  });

  test('of a new branch have a comment in the file', () => {
    expect(only(pushOf(MODELS, 'x')).text).toContain('    # A new branch has no push before, so it is compared with main.\n    - if: ');
  });

  test('are those of the whole merge request', () => {
    expect(only({ ...pullRequestInto('main'), paths: MODELS }).job('a').rules).toMatchObject([{ changes: ['models/**/*'] }]);
  });

  test('need more than one rule where they are more than GitLab takes in one', () => {
    const many = setOf(Array.from({ length: 60 }, (_, index) => `models/m${index}.sql`), []);
    const file = only({ ...pullRequestInto('main'), paths: many });
    expect(file.job('a').rules).toHaveLength(2);
    const request = { kind: 'pullRequest', number: 1, source: 'x', target: 'main', draft: false, fork: false } as const;
    expect(file.running({ ...request, changed: ['models/m59.sql'] })).toEqual(['a']);
    expect(file.running({ ...request, changed: ['models/m60.sql'] })).toEqual([]);
  });
});

describe('the rules of the workflow', () => {
  const rules = (...jobs: Job[]): unknown => (new WrittenFile(jobs).data.workflow as { rules: unknown }).rules;

  test('are the events of all jobs, each once', () => {
    expect(rules(
      job('a', { triggers: [pushTo('main'), pullRequestInto('main')] }),
      job('b', { triggers: [pushBut('main'), pullRequestInto('next'), tagged('v1')] }),
      job('c', { triggers: [tagged('v1'), { kind: 'manual', inputs: [] }] }),
    )).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH' },
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event" && ($CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "main" || $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "next")' },
      { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_TAG == "v1"' },
      { if: '$CI_PIPELINE_SOURCE == "web"' },
    ]);
  });

  test('ask for no files, drafts and forks: without a job there is no pipeline anyway', () => {
    const triggers: Trigger[] = [pushOf(MODELS, 'main'), { ...pullRequestInto('main'), drafts: 'left-out', paths: MODELS }];
    expect(rules(job('a', { triggers, forks: 'skip' }))).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "main"' },
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == "main"' },
    ]);
  });
});

describe('the form for a start by hand', () => {
  const FULL = { variable: 'FULL_REFRESH', default: 'no', options: ['no', 'yes'], description: 'Build all anew' };
  const NOTE = { variable: 'NOTE', default: 'a $b', options: [] };
  const file = new WrittenFile([
    job('a', { triggers: [{ kind: 'manual', inputs: [FULL, NOTE] }], env: { FULL_REFRESH: { kind: 'input', default: 'no' }, NOTE: { kind: 'input', default: 'a $b' } } }),
    job('b', { triggers: [{ kind: 'manual', inputs: [] }] }),
  ]);

  test('has a field for the pipeline and one for each input; each needs a description to be shown', () => {
    expect(file.data.variables).toEqual({
      DBT_PIPELINE: { value: '-', options: ['-', 'a', 'b'], description: 'The pipeline to start.' },
      FULL_REFRESH: { value: 'no', options: ['no', 'yes'], description: 'Build all anew' },
      NOTE: { value: 'a $b', expand: false, description: 'The value of NOTE.' },
    });
  });

  test('starts the pipeline that is chosen, with what is filled in', () => {
    const { jobs, skipped, assumed } = file.plan({ kind: 'manual', pipeline: 'a', branch: 'x', inputs: { FULL_REFRESH: 'yes' } });
    expect(jobs).toMatchObject([{ id: 'a', steps: [{ environment: { FULL_REFRESH: 'yes', NOTE: 'a $b' } }] }]);
    expect(skipped).toMatchObject([{ id: 'b' }]);
    expect(assumed).toEqual(['.gitlab-ci.yml: the settings are taken to let the person set variables']);
  });

  test('fills nothing in for a job that does not ask for it, whatever starts that one', () => {
    expect(file.job('b').script).toContain('unset FULL_REFRESH NOTE');
    expect(file.job('a').script).not.toContainEqual(expect.stringContaining('unset'));
  });

  test('is not in a file that another includes: each job has the defaults itself', () => {
    const included = new WrittenFile(
      [job('a', { triggers: [{ kind: 'manual', inputs: [FULL] }], env: { FULL_REFRESH: { kind: 'input', default: 'no' } } })],
      { path: '.gitlab/dbt.yml', tags: [] },
    );
    expect(included.data).not.toHaveProperty('variables');
    expect(included.job('a').variables).toEqual({ FULL_REFRESH: 'no' });
  });
});
