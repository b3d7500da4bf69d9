import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PipelineEvent } from '../../../../src/model/event';
import { planner } from '../../../../src/providers/bitbucket-pipelines/read/index';
import { Plan } from '../../../../src/providers/plan';
import { planned, running } from '../../written';

const PULL_REQUEST: PipelineEvent = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', draft: false, fork: false };

function planFor(text: string, event: PipelineEvent): Plan {
  return planner.plan([{ path: 'bitbucket-pipelines.yml', data: parse(text) }], event);
}

const steps = (branches: Readonly<Record<string, string>>, rest = ''): string =>
  `pipelines:\n${rest}  branches:\n${Object.entries(branches).map(([key, name]) => `    ${JSON.stringify(key)}: [{ step: { name: ${name}, script: [x] } }]\n`).join('')}`;

describe('a file written by hand, as the guide has it', () => {
  const text = `
image: python:3.11.1
pipelines:
  branches:
    'main':
      - step:
          name: Run dbt Job
          script:
            - export DBT_URL="https://cloud.getdbt.com"
            - python python/run_and_monitor_dbt_job.py
    '**':
      - step:
          name: Lint dbt project
          script:
            - python -m pip install sqlfluff==0.13.1
            - sqlfluff lint models
`;

  test('runs only the most specific key: main is not linted (trap 11)', () => {
    expect(running(planner, text, 'main')).toEqual(['Run dbt Job']);
    expect(running(planner, text, 'a/b')).toEqual(['Lint dbt project']);
  });

  test('is understood whole: tools, one script, every secret', () => {
    expect(planned(planner, text)).toMatchObject({
      unknown: [],
      jobs: [{
        tools: { python: '3.11.1' },
        steps: [{ script: 'export DBT_URL="https://cloud.getdbt.com"\npython python/run_and_monitor_dbt_job.py', shell: ['bash', '-e', '{0}'], secrets: { kind: 'all' } }],
      }],
    });
  });
});

describe('the key', () => {
  /** @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/ */
  test.each([
    [{ 'main': 'exact', '**': 'any' }, 'main', ['exact']],
    [{ 'feature/*': 'one', '**': 'any' }, 'feature/a', ['one']],
    [{ 'feature/*': 'one', '**': 'any' }, 'feature/a/b', ['any']],
    [{ 'feature/*': 'short', 'feature/x-*': 'long' }, 'feature/x-1', ['long']],
    [{ '{main,dev}': 'two' }, 'dev', ['two']],
    [{ '*': 'flat' }, 'a/b', []],
    [{ 'v1.0': 'dot' }, 'v1x0', []],
    [{ main: 'exact' }, 'Main', []],
  ])('%j gives a push to %s: %j', (keys, branch, names) => {
    expect(running(planner, steps(keys as Record<string, string>), branch)).toEqual(names);
  });

  test('`default` is for branches that match none', () => {
    const text = steps({ main: 'exact' }, '  default: [{ step: { name: rest, script: [x] } }]\n');
    expect([running(planner, text, 'main'), running(planner, text, 'x')]).toEqual([['exact'], ['rest']]);
  });

  test('of pull requests, tags and custom pipelines is for other events', () => {
    const step = '[{ step: { name: other, script: [x] } }]';
    const text = `pipelines:\n  pull-requests: { '**': ${step} }\n  tags: { '**': ${step} }\n  custom: { a: ${step} }\n`;
    expect(planned(planner, text)).toMatchObject({ jobs: [], unknown: [], skipped: [{ name: 'other', why: { text: 'there is no `branches`' } }] });
  });
});

test('steps wait for all that stand before them, and those side by side for none of each other', () => {
  const text = `
pipelines:
  default:
    - step: { name: a, script: [x] }
    - parallel: { steps: [{ step: { name: b, script: [x] } }, { step: { name: c, script: [x] } }] }
    - parallel: [{ step: { name: d, script: [x] } }]
`;
  expect(planned(planner, text).jobs.map(({ id, needs }) => [id, needs])).toEqual([['a', []], ['b', ['a']], ['c', ['a']], ['d', ['b', 'c']]]);
});

describe('what is not evaluated is reported', () => {
  const step = (text: string): string => `pipelines: { default: [{ step: { name: a, script: [x], ${text} } }] }`;

  test.each(['services: [docker]', 'after-script: [x]', 'condition: { state: "true" }', 'type: pipeline'])('%s', (line) => {
    expect(planned(planner, step(line)).unknown).toEqual([expect.stringContaining(line.split(':')[0])]);
  });

  test.each([
    ['a pipe', 'pipelines: { default: [{ step: { name: a, script: [{ pipe: x }] } }] }', 'pipe'],
    ['an import', 'pipelines: { default: { import: "shared:main:lint" } }', 'import'],
    ['triggers', 'triggers: {}\npipelines: {}', 'triggers'],
    ['a key of which no page says whether it is the more specific one', steps({ 'release/*': 'a', 'release/**': 'b' }), 'no page says which'],
    ['a key with alternatives beside the exact name', steps({ 'main': 'a', '{main,dev}': 'b' }), 'no page says which'],
    ['files that are not known', step('condition: { changesets: { includePaths: [a] } }'), 'not known'],
    ['what the sources say two things of', step('condition: { changesets: { excludePaths: [a] } }'), 'not known'],
    ['an unknown selector', 'pipelines: { bookmarks: {} }', 'pipelines.bookmarks'],
  ])('%s', (_, text, what) => {
    expect(planned(planner, text, text.includes('release') ? 'release/1' : 'main').unknown.join('\n')).toContain(what);
  });
});

describe('a stage', () => {
  const text = `
pipelines:
  default:
    - stage:
        name: build
        condition: { changesets: { includePaths: ["models/**"] } }
        steps: [{ step: { name: a, script: [x] } }, { step: { name: b, script: [x] } }]
    - step: { name: c, script: [x] }
`;

  test('runs its steps one after the other', () => {
    expect(planFor(text, { kind: 'push', branch: 'main', changed: ['models/a.sql'] }).jobs.map(({ id, needs }) => [id, needs])).toEqual([['a', []], ['b', ['a']], ['c', ['b']]]);
  });

  test('has one condition for all of them', () => {
    const { jobs, skipped } = planFor(text, { kind: 'push', branch: 'main', changed: ['README.md'] });
    expect(jobs.map(({ id, needs }) => [id, needs])).toEqual([['c', []]]);
    expect(skipped.map(({ id, why }) => [id, why.at])).toEqual(['a', 'b'].map((id) => [id, ['pipelines', 'default', 0, 'stage', 'condition', 'changesets', 'includePaths']]));
  });
});

test('a step that a person starts keeps all that come after it waiting', () => {
  const text = 'pipelines: { default: [{ step: { name: a, script: [x] } }, { step: { name: b, trigger: manual, script: [x] } }, { step: { name: c, script: [x] } }] }';
  const { jobs, skipped } = planned(planner, text);
  expect(jobs.map(({ id }) => id)).toEqual(['a']);
  expect(skipped.map(({ id, why }) => [id, why.text])).toEqual([
    ['b', 'it waits until somebody starts it'],
    ['c', 'it comes after "b", which waits until somebody starts it'],
  ]);
});

describe('why', () => {
  test.each([
    ['main', ['pipelines', 'branches', 'main'], '"main" is a key of `branches`'],
    ['feature/x', ['pipelines', 'branches', 'feature/*'], '"feature/*" is the most specific key of `branches` that matches "feature/x"'],
    ['x', ['pipelines', 'default'], 'no key of `branches` matches "x", so `default` runs'],
  ])('a push to %s runs its job', (branch, at, text) => {
    const file = steps({ 'main': 'a', 'feature/*': 'b' }, '  default: [{ step: { name: rest, script: [x] } }]\n');
    expect(planned(planner, file, branch).jobs[0].why).toEqual({ path: 'bitbucket-pipelines.yml', at, text });
  });

  test('the jobs of other keys do not run', () => {
    expect(planned(planner, steps({ 'main': 'a', '**': 'b' }), 'main').skipped).toEqual([
      { id: 'b', name: 'b', path: 'bitbucket-pipelines.yml', why: { path: 'bitbucket-pipelines.yml', at: ['pipelines', 'branches', 'main'], text: '"main" is a key of `branches`, and it is not in there' } },
    ]);
  });
});

describe('pull requests', () => {
  const ofSource = `
pipelines:
  pull-requests:
    'feature/*': [{ step: { name: feature, script: [x] } }]
    '**': [{ step: { name: any, script: [x] } }]
`;

  test.each([['feature/a', 'feature'], ['fix', 'any']])('from %s run the key of the source branch', (source, name) => {
    expect(planFor(ofSource, { ...PULL_REQUEST, source }).jobs.map(({ id }) => id)).toEqual([name]);
  });

  test.each([
    ['a `case` that ends', 'case "$BITBUCKET_PR_DESTINATION_BRANCH" in main) ;; *) exit 0 ;; esac', ['main'], []],
    ['by a pattern that crosses the slash', 'case $BITBUCKET_PR_DESTINATION_BRANCH in (rel*) exit 0;; esac', ['main'], []],
    ['an `if`', '[ "$BITBUCKET_PR_DESTINATION_BRANCH" = main ] || exit 0', ['main', 'release/1'], ['a: what the script does because of BITBUCKET_PR_DESTINATION_BRANCH is not evaluated']],
  ])('into other branches end by the script: %s', (_, command, targets, unknown) => {
    const text = `pipelines: { pull-requests: { '**': [{ step: { name: a, script: [${JSON.stringify(command)}, x] } }] } }`;
    const plans = ['main', 'release/1'].map((target) => ({ target, plan: planFor(text, { ...PULL_REQUEST, target }) }));
    expect(plans.filter(({ plan }) => plan.jobs.length > 0).map(({ target }) => target)).toEqual(targets);
    expect(plans[0].plan.unknown.map((what) => what.replace('bitbucket-pipelines.yml: ', ''))).toEqual(unknown);
  });

  test('`destinations` of the published schema are followed, and reported', () => {
    const text = "pipelines: { pull-requests: { '**': { destinations: { main: [{ step: { name: a, script: [x] } }] } } } }";
    expect(planFor(text, PULL_REQUEST)).toMatchObject({ jobs: [{ id: 'a' }], unknown: [expect.stringContaining('`destinations`')] });
    expect(planFor(text, { ...PULL_REQUEST, target: 'dev' }).jobs).toEqual([]);
  });
});

describe('custom pipelines', () => {
  const text = `
pipelines:
  custom:
    deploy:
      - variables: [{ name: TARGET, default: dev }, { name: EXTRA }]
      - step: { name: deploy, script: [x] }
    scheduled 0 5 * * * on main: [{ step: { name: nightly, script: [x] } }]
`;
  const manual: PipelineEvent = { kind: 'manual', pipeline: 'deploy', branch: 'dev', inputs: {} };

  test('start by their name, with the defaults of their variables or what a person fills in', () => {
    const environment = (inputs: Record<string, string>): object => planFor(text, { ...manual, inputs }).jobs[0].steps[0].environment;
    expect(environment({})).toMatchObject({ TARGET: 'dev' });
    expect(environment({ TARGET: 'prod', EXTRA: '1' })).toMatchObject({ TARGET: 'prod', EXTRA: '1' });
    expect(planFor(text, { ...manual, pipeline: 'other' })).toMatchObject({ jobs: [], skipped: [{ why: { text: 'no key of `custom` is "other"' } }, {}] });
  });

  test('start by a schedule of the settings, which is taken to be made', () => {
    expect(planFor(text, { kind: 'schedule', cron: '0 5 * * *', branch: 'main' })).toMatchObject({
      jobs: [{ id: 'nightly' }],
      assumed: ['bitbucket-pipelines.yml: a schedule "0 5 * * *" (UTC) on "main" is taken to be made in the settings, for the custom pipeline "scheduled 0 5 * * * on main"'],
    });
    expect(planFor(text, { kind: 'schedule', cron: '0 6 * * *', branch: 'main' }).jobs).toEqual([]);
  });
});

test('`max-time` of the whole file counts for steps without one', () => {
  expect(planned(planner, 'options: { max-time: 20 }\npipelines: { default: [{ step: { name: a, script: [x] } }] }').jobs[0].timeoutMinutes).toBe(20);
});
