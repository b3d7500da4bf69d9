import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { AzureCodeHost, DbtCloudMergeJob, ManualInput, RunValue, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger } from '../../../src';
import { dbtProject, MERGE, synthesized } from '../../support/pipelines';
import { folderWith } from '../folder';
import { plan } from '../plan-process';

/** The files of a definition that uses every kind of event, for all four services. */
function written(): Record<string, string> {
  const project = dbtProject({ azure: { codeHost: AzureCodeHost.GITHUB } });
  const lint = new SqlFluffLint(project.pipelines, 'lint', {
    dialect: SqlFluffDialect.SNOWFLAKE, triggers: [Trigger.push(), Trigger.pullRequest({ targetBranches: ['main'] })],
  });
  new DbtCloudMergeJob(project.pipelines, 'merge', { ...MERGE, needs: [lint] });
  new ShellJob(project.pipelines, 'nightly', {
    commands: ['dbt build'],
    triggers: [Trigger.schedule({ cron: '0 5 * * *' }), Trigger.manual({ inputs: [ManualInput.named('FULL_REFRESH')] })],
    secrets: { TOKEN: SecretRef.named('UPLOAD_TOKEN') },
    runValues: { BRANCH: RunValue.BRANCH, URL: RunValue.RUN_URL, COMMIT: RunValue.COMMIT, EVENT: RunValue.EVENT, REPOSITORY: RunValue.REPOSITORY },
  });
  new ShellJob(project.pipelines, 'release', { commands: ['dbt docs generate'], triggers: [Trigger.tag({ patterns: ['v*'] })], runValues: { TAG: RunValue.TAG } });
  return Object.fromEntries(Object.entries(synthesized(project)).filter(([file]) => file.endsWith('.yml')));
}

const GITLAB = '.gitlab-ci.yml';

describe('the files that this library writes', () => {
  test('agree on each event that they tell apart', () => {
    const { status, lines } = plan(folderWith(written()), '--all');
    expect(lines.slice(-1)).toEqual(['GitHub Actions, GitLab CI, Azure Pipelines and Bitbucket Pipelines agree']);
    expect(status).toBe(0);
    expect(lines[0].split(/ {2,}/)).toEqual([
      'job', 'push to main', 'push to any-other-branch', 'pull request into main', 'tag v1', '0 5 * * * on main', 'nightly by hand',
    ]);
    expect(lines.slice(1, 5).map((line) => line.split(/ {2,}/)).sort()).toEqual([
      ['lint', 'runs', 'runs', 'runs', '-', '-', '-'],
      ['merge', 'runs', '-', '-', '-', '-', '-'],
      ['nightly', '-', '-', '-', '-', 'runs', 'runs'],
      ['release', '-', '-', '-', 'runs', '-', '-'],
    ]);
  });

  test('decide in the lines that are named', () => {
    const folder = folderWith(written());
    const { services } = JSON.parse(plan(folder, '--branch', 'main', '--json').lines[0]) as { services: readonly Service[] };
    const decided = (list: 'jobs' | 'skipped', name: string): string[] => services.map((service) => lineAt(folder, service[list].find((job) => job.name === name)?.place));
    expect(decided('jobs', 'merge')).toEqual([
      expect.stringMatching(/branches:|- main/), expect.stringContaining('$CI_COMMIT_BRANCH == "main"'), expect.stringMatching(/include:|- main/), 'main:',
    ]);
    expect(decided('skipped', 'nightly')).toEqual([
      expect.stringMatching(/^'?on'?:$/), expect.stringMatching(/^rules:|nightly:/), 'trigger: none', 'main:',
    ]);
  });

  test('differ from the moment on that somebody changes one of them', () => {
    const files = written();
    const changed = { ...files, [GITLAB]: files[GITLAB].replace('timeout: 120 minutes', 'timeout: 90 minutes') };
    const folder = folderWith(changed);
    const { status, lines } = plan(folder, '--branch', 'main');
    expect(lines.slice(-2).map((line) => line.replace(PLACES, ''))).toEqual([
      'the services differ',
      '  "merge" ends after 120 minutes on GitHub Actions, Azure Pipelines and Bitbucket Pipelines; ends after 90 minutes on GitLab CI',
    ]);
    expect(status).toBe(3);
  });

  test('differ in jobs whose lines are named, in the way of each service', () => {
    const files = written();
    const folder = folderWith({ ...files, [GITLAB]: files[GITLAB].replace('timeout: 120 minutes', 'timeout: 90 minutes') });
    const places = plan(folder, '--branch', 'main').lines.slice(-1)[0].match(PLACES) ?? [];
    expect(places.map((place) => lineAt(folder, place.slice(2, -1)))).toEqual(['merge:', '- job: merge', '- step:', 'merge:']);
  });

  test('are compared with each other only, where a service has none', () => {
    const files = Object.fromEntries(Object.entries(written()).filter(([file]) => !file.includes('azure') && !file.includes('bitbucket')));
    expect(plan(folderWith(files), '--branch', 'main').lines.slice(-1)).toEqual(['GitHub Actions and GitLab CI agree']);
  });
});

/** Where the jobs stand that differ. */
const PLACES = / \([^ ()]+:\d+\)/g;

interface Service {
  readonly jobs: readonly { readonly name: string; readonly place: string }[];
  readonly skipped: readonly { readonly name: string; readonly place: string }[];
}

function lineAt(folder: string, place = ''): string {
  const [file, line] = place.split(':');
  return fs.readFileSync(path.join(folder, file), 'utf8').split('\n')[Number(line) - 1].trim();
}

describe('files that people wrote', () => {
  const workflow = `
name: CI
on:
  push:
    branches: [main]
  pull_request:
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      TARGET: prod
    steps:
      - uses: actions/checkout@v4
      - run: dbt build --target "$TARGET"
`;
  const gitlab = `
build:
  timeout: 10 minutes
  rules:
    - if: $CI_COMMIT_BRANCH == "main"
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    TARGET: prod
  needs: []
  script:
    - dbt build --target "$TARGET"
`;

  test('are read by the same rules', () => {
    const { status, lines } = plan(folderWith({ '.github/workflows/ci.yml': workflow, [GITLAB]: gitlab }), '--branch', 'main');
    expect({ status, last: lines[lines.length - 1] }).toEqual({ status: 0, last: 'GitHub Actions and GitLab CI agree' });
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}GitHub Actions {2}runs {2}\.github\/workflows\/ci\.yml:5 /));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}GitLab CI {7}runs {2}\.gitlab-ci\.yml:5 /));
  });

  test('differ, and it is said in what and on which event', () => {
    const other = gitlab.replace('build:', 'build:\n  image: python:3.12').replace('TARGET: prod', 'TARGET: dev').replace('- if: $CI_PIPELINE_SOURCE == "merge_request_event"', '- when: never');
    const { status, lines } = plan(folderWith({ '.github/workflows/ci.yml': workflow, [GITLAB]: other }), '--all');
    expect(status).toBe(3);
    expect(lines).toEqual(expect.arrayContaining([
      '  a push to "main": "build" uses no Node.js or Python of a known version on GitHub Actions (.github/workflows/ci.yml:8); uses Python 3.12 on GitLab CI (.gitlab-ci.yml:2)',
      '  a push to "main": "build" reads different values from `TARGET`: it is "prod" on GitHub Actions (.github/workflows/ci.yml:8); is "dev" on GitLab CI (.gitlab-ci.yml:2)',
      '  a pull request into "main": "build" runs on GitHub Actions; does not run on GitLab CI',
    ]));
  });

  test('that hold what is not evaluated are read all the same, and that is said', () => {
    const { status, lines } = plan(folderWith({ [GITLAB]: `${gitlab}\ninclude:\n  - project: acme/ci\n    file: x.yml\n` }), '--branch', 'main');
    expect(status).toBe(0);
    expect(lines).toContain('not evaluated');
    expect(lines.join('\n')).toContain('`include`');
  });
});
