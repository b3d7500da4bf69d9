import { describe, expect, test } from 'vitest';
import { planner } from '../../../../src/providers/gitlab-ci/read/index';
import { planned } from '../../written';

function needsOf(text: string): Record<string, readonly string[]> {
  return Object.fromEntries(planned(planner, text).jobs.map(({ id, needs }) => [id, needs]));
}

describe('a job that extends others', () => {
  const text = `
.image: { image: "python:3.12", variables: { A: image, B: image } }
.script: { script: [echo base], timeout: 10m, variables: { B: script } }
.both: { extends: [.image, .script], variables: { C: both } }
job: { extends: .both, needs: [], timeout: 20m, variables: { D: job } }
`;

  test('takes over what it does not say itself, map by map, the later one before the earlier', () => {
    expect(planned(planner, text)).toMatchObject({
      unknown: [],
      jobs: [{ id: 'job', timeoutMinutes: 20, tools: { python: '3.12' }, steps: [{ script: 'echo base', environment: { A: 'image', B: 'script', C: 'both', D: 'job' } }] }],
    });
  });

  test('may extend one that is not there, as far as this file says, which is reported', () => {
    expect(planned(planner, 'job: { extends: .gone, needs: [], script: [x] }')).toMatchObject({
      jobs: [{ id: 'job' }], unknown: ['.gitlab-ci.yml: job: `extends: .gone` is not there'],
    });
  });

  test('may not go round in circles for ever', () => {
    expect(() => planned(planner, 'a: { extends: b, script: [x] }\nb: { extends: a, script: [x] }')).not.toThrow();
  });
});

describe('what holds for all jobs', () => {
  const text = 'default: { image: "node:24", before_script: [npm ci], timeout: 15m }\n';

  test('is that of a job which says nothing of its own', () => {
    expect(planned(planner, `${text}job: { needs: [], script: [npm test], timeout: 5m }`).jobs).toMatchObject([
      { tools: { node: '24' }, timeoutMinutes: 5, steps: [{ script: 'npm ci\nnpm test' }] },
    ]);
  });

  test.each([['false', {}, 'x'], ['[image]', { node: '24' }, 'x'], ['true', { node: '24' }, 'npm ci\nx']])('is left out with `inherit: { default: %s }`', (wanted, tools, script) => {
    expect(planned(planner, `${text}job: { needs: [], script: [x], inherit: { default: ${wanted} } }`).jobs).toMatchObject([{ tools, steps: [{ script }] }]);
  });

  test('may be written at the root, as it once was', () => {
    expect(planned(planner, 'image: node:24\nbefore_script: [a]\njob: { needs: [], script: [b] }').jobs).toMatchObject([{ tools: { node: '24' }, steps: [{ script: 'a\nb' }] }]);
  });
});

describe('stages', () => {
  test('come one after the other for jobs without `needs`', () => {
    expect(needsOf('stages: [one, two]\na: { stage: one, script: [x] }\nb: { stage: one, script: [x] }\nc: { stage: two, script: [x] }')).toEqual({ a: [], b: [], c: ['a', 'b'] });
  });

  test('are build, test and deploy without a list, and a job without one is a test; `.pre` and `.post` are around them', () => {
    expect(needsOf('a: { stage: deploy, script: [x] }\nb: { script: [x] }\nc: { stage: .post, script: [x] }\nd: { stage: .pre, script: [x] }')).toEqual({
      d: [], b: ['d'], a: ['b', 'd'], c: ['a', 'b', 'd'],
    });
  });

  test('do not hold up a job with `needs`', () => {
    expect(needsOf('a: { stage: build, script: [x] }\nb: { stage: deploy, script: [x], needs: [] }')).toEqual({ a: [], b: [] });
  });

  test('hold up nothing with a job that does not run', () => {
    expect(needsOf('a: { stage: build, script: [x], rules: [{ when: never }] }\nb: { stage: deploy, script: [x] }')).toEqual({ b: [] });
  });
});

test('a job that needs one which waits for a person waits too', () => {
  const { jobs, skipped } = planned(planner, 'a: { script: [x], when: manual }\nb: { script: [x], needs: [a] }\nc: { script: [x], needs: [b] }');
  expect(jobs).toEqual([]);
  expect(skipped).toMatchObject([
    { id: 'a', why: { at: ['a', 'when'] } },
    { id: 'b', why: { at: ['b', 'needs'], text: 'it needs "a", which does not start by itself' } },
    { id: 'c', why: { at: ['c', 'needs'] } },
  ]);
});

test('a job that needs one that waits and may be absent all the same is not refused', () => {
  expect(planned(planner, 'a: { script: [x], rules: [{ when: never }] }\nb: { script: [x], needs: [{ job: a, optional: true }] }')).toMatchObject({ jobs: [{ id: 'b', needs: [] }] });
});

test.each(['{ project: group/other, job: a, ref: main, artifacts: true }', '{ pipeline: $UPSTREAM, job: a }'])('a job of another pipeline holds nothing up: %s', (need) => {
  expect(needsOf(`b: { script: [x], needs: [${need}] }`)).toEqual({ b: [] });
});

test('a header is not evaluated, which is reported', () => {
  expect(planned(planner, 'spec: { inputs: { env: {} } }\njob: { needs: [], script: ["echo $[[ inputs.env ]]"] }')).toMatchObject({
    jobs: [{ id: 'job' }], unknown: ['.gitlab-ci.yml: `spec` is not evaluated, so `$[[ … ]]` stays as it is'],
  });
});

describe('a reference', () => {
  const base = '.base: { rules: [{ if: $CI_COMMIT_TAG }, { if: $CI_COMMIT_BRANCH == "main" }], script: [echo base] }\n';

  // as a reader that does not know the tag hands it on
  test.each(['[[.base, rules], { when: never }]', '[.base, rules]'])('stands for the rules that it names: %s', (rules) => {
    expect(planned(planner, `${base}job: { needs: [], script: [x], rules: ${rules} }`)).toMatchObject({ jobs: [{ id: 'job' }], unknown: [] });
    expect(planned(planner, `${base}job: { needs: [], script: [x], rules: ${rules} }`, 'dev')).toMatchObject({ jobs: [], unknown: [] });
  });

  test('stands for the commands that it names, between others', () => {
    expect(planned(planner, `${base}job: { needs: [], script: [a, [.base, script], b] }`).jobs[0].steps[0].script).toBe('a\necho base\nb');
  });

  test('to nothing leaves a rule that is reported', () => {
    expect(planned(planner, 'job: { needs: [], script: [x], rules: [[.gone, rules]] }').unknown).not.toEqual([]);
  });

  test('that goes round in circles ends', () => {
    expect(() => planned(planner, '.a: { rules: [[.b, rules]] }\n.b: { rules: [[.a, rules]] }\njob: { rules: [[.a, rules]], script: [x] }')).not.toThrow();
  });
});
