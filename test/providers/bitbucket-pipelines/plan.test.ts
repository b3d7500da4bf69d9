import { describe, expect, test } from 'vitest';
import { planner } from '../../../src/providers/bitbucket-pipelines/plan';
import { planned, running } from '../written';

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
    expect(planned(planner, text)).toEqual({ jobs: [], unknown: [] });
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

  test.each(['condition: { changesets: { includePaths: [a] } }', 'trigger: manual', 'deployment: x', 'services: [docker]', 'after-script: [x]', 'caches: [pip]'])('%s', (line) => {
    expect(planned(planner, step(line)).unknown).toEqual([expect.stringContaining(line.split(':')[0])]);
  });

  test.each([
    ['a pipe', 'pipelines: { default: [{ step: { name: a, script: [{ pipe: x }] } }] }', 'pipe'],
    ['a stage', 'pipelines: { default: [{ stage: { steps: [] } }] }', 'stage'],
    ['triggers', 'triggers: {}\npipelines: {}', 'triggers'],
    ['an unknown selector', 'pipelines: { bookmarks: {} }', 'pipelines.bookmarks'],
  ])('%s', (_, text, what) => {
    expect(planned(planner, text).unknown.join('\n')).toContain(what);
  });
});
