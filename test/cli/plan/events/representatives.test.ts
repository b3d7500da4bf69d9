import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { representativeEvents } from '../../../../src/cli/plan/events/representatives';
import { eventText } from '../../../../src/model/event-text';
import { ProviderId } from '../../../../src/model/provider-id';
import { PLANNERS } from '../../../../src/providers/planners';

function found(provider: ProviderId, text: string, path = 'ci/nightly.yml'): string[] {
  const { planner } = PLANNERS[provider];
  return representativeEvents([{ namedEvents: () => planner.namedEvents([{ path, data: parse(text) }]) }], 'main').map(eventText).filter((event) => !ALWAYS.includes(event));
}

const ALWAYS = ['a push to "main"', 'a push to "any-other-branch"', 'a pull request into "main"'];
const TAG = 'the tag "v1.0.0"';

test('are there for a repository that names nothing', () => {
  expect(representativeEvents([], 'main').map(eventText)).toEqual([...ALWAYS, TAG]);
});

describe('of GitHub Actions', () => {
  test('are what `on` names, but for what it leaves out', () => {
    expect(found('github', `
      on:
        push: { branches: [main, 'release/**', '!release/old', 'a[bc]'], tags: ['v*.*'] }
        pull_request: { branches: [next] }
        schedule: [{ cron: '0 5 * * *' }]
        workflow_dispatch:
    `)).toEqual([
      'a push to "release/1"', 'a pull request into "next"', 'the tag "v1.1"', 'the schedule "0 5 * * *" on "main"', 'a start of "nightly" by hand on "main"',
    ]);
  });

  test.each(['on: workflow_dispatch', 'on: [push, workflow_dispatch]'])('may be named without a map: %s', (text) => {
    expect(found('github', text)).toEqual([TAG, 'a start of "nightly" by hand on "main"']);
  });
});

test('of GitLab CI are what the rules compare with, and the pipelines of the form', () => {
  expect(found('gitlab', `
    variables:
      DBT_PIPELINE: { value: nightly, options: [nightly, docs] }
    lint:
      rules:
        - if: $CI_COMMIT_BRANCH == "dev"
        - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $CI_MERGE_REQUEST_TARGET_BRANCH_NAME == 'next'
        - if: $CI_COMMIT_TAG == "v9"
        - if: $CI_PIPELINE_SOURCE == "schedule" && $CI_PIPELINE_SCHEDULE_DESCRIPTION == "0 5 * * *" && $CI_COMMIT_BRANCH == "main"
  `)).toEqual([
    'a push to "dev"', 'a pull request into "next"', 'the tag "v9"', 'the schedule "0 5 * * *" on "main"',
    'a start of "nightly" by hand on "main"', 'a start of "docs" by hand on "main"',
  ]);
});

describe('of Azure Pipelines', () => {
  test('are what the triggers include', () => {
    expect(found('azure', `
      trigger: { branches: { include: ['refs/heads/dev', '*', 'refs/tags/x*'] }, tags: { include: ['v*'] } }
      pr: [next]
      schedules: [{ cron: '0 5 * * *', branches: { include: [main] } }]
    `)).toEqual(['a push to "dev"', 'a pull request into "next"', 'the tag "x1"', 'the tag "v1"', 'the schedule "0 5 * * *" on "main"']);
  });

  test('have a start by hand where nothing else starts a pipeline, or where it asks for something', () => {
    for (const text of ['trigger: none\npr: none', 'parameters: [{ name: A }]']) expect(found('azure', text)).toEqual([TAG, 'a start of "nightly" by hand on "main"']);
    expect(found('azure', 'trigger: [main]\npr: none')).toEqual([TAG]);
  });
});

test('of Bitbucket Pipelines are the keys, and what the names of custom pipelines say', () => {
  expect(found('bitbucket', `
    pipelines:
      branches: { main: [], 'release/*': [], '**': [] }
      tags: { 'v*': [] }
      pull-requests: { 'feature/*': [] }
      custom: { scheduled 0 5 * * * on dev: [], nightly: [] }
  `)).toEqual(['a push to "release/1"', 'the tag "v1"', 'the schedule "0 5 * * *" on "dev"', 'a start of "nightly" by hand on "main"']);
});
