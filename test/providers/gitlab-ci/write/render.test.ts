import { describe, expect, test } from 'vitest';
import { gitlabCi } from '../../../../src/providers/gitlab-ci';
import { planner } from '../../../../src/providers/gitlab-ci/read/index';
import { render } from '../../../../src/providers/gitlab-ci/write/index';
import { lintAndMerge } from '../../definitions';
import { definitionOf } from '../../rendered';

const definition = definitionOf(lintAndMerge);

describe('a file beside a root file that somebody else wrote (trap 31)', () => {
  const settings = { path: '.gitlab/dbt-pipelines.yml', tags: [] };
  const [document] = render(definition, settings);

  test('holds jobs only: what is set for all jobs, and which events make a pipeline, is for the root file to say', () => {
    expect(Object.keys(document.data)).toEqual(['lint', 'merge']);
  });

  test('still limits each job to the pushes that it is for', () => {
    expect(document.data.merge).toMatchObject({ rules: [{ if: '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == "main"' }] });
  });

  test('says in its header, and in the list of what to set up, the line that includes it', () => {
    const line = 'Include this file in .gitlab-ci.yml: `include: [{ local: .gitlab/dbt-pipelines.yml }]`.';
    expect(document.header).toContain(line);
    expect(gitlabCi.setUp(definition, [document], settings)).toEqual([line]);
  });

  test('goes by its own name', () => {
    expect([document.path, document.name]).toEqual(['.gitlab/dbt-pipelines.yml', 'dbt-pipelines']);
  });

  test('is found by the planner', () => {
    expect(planner.paths).toContain('.gitlab/*.yml');
  });
});

test('the tags of the runners stand in each job', () => {
  const [{ data }] = render(definition, { path: '.gitlab-ci.yml', tags: ['linux', 'dbt'] });
  expect([data.lint, data.merge]).toMatchObject([{ tags: ['linux', 'dbt'] }, { tags: ['linux', 'dbt'] }]);
});

test('the root file has nothing to be set up but its secrets', () => {
  expect(gitlabCi.setUp(definition, [], { path: '.gitlab-ci.yml', tags: [] })).toEqual([]);
});
