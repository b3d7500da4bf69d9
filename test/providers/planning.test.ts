import { describe, expect, test } from 'vitest';
import { ALL } from './rendered';
import { PlannedJob } from '../../src/providers/plan';
import { PLANNERS } from '../../src/providers/planners';
import { evaluate, KnownValue, Semantics, UnknownExpression } from '../../src/providers/shared/read/expression';
import { inPlanOrder } from '../../src/providers/shared/read/plan-order';

const SEMANTICS: Semantics = {
  variable(name) {
    if (name === '$unknown') throw new UnknownExpression(name);
    return name === '$yes' ? 'yes' : null;
  },
  call: (name, values) => `${name}/${values.length}`,
  equal: (a, b) => a === b,
};

describe('an expression', () => {
  test.each<[string, KnownValue]>([
    ["'a' == 'a'", true],
    ["'it''s' == \"it's\"", true],
    ["'a' == 'b' || 'a' == 'a' && 'a' == 'b'", false],
    ["('a' == 'b' || 'a' == 'a') && $yes", 'yes'],
    ['!$no && !!$yes', true],
    ['$yes =~ /^y/ && $yes !~ /x\\/y/', true],
    ['$no =~ /./', false],
    ['f(a(), $yes, (true))', 'f/3'],
    ['$no && $unknown', null],
    ['$unknown && $no', null],
    ['$yes || $unknown', 'yes'],
    ['$unknown || $yes', 'yes'],
    ['!$unknown && false', false],
    ["$unknown == 'x' || true", true],
  ])('%s is %j', (source, value) => {
    expect(evaluate(source, SEMANTICS)).toEqual(value);
  });

  test.each(['$unknown', '!$unknown', '$yes && $unknown', '$no || $unknown', "$unknown == 'x'", '$unknown =~ /x/', "'a", 'a b', '(true', 'f(', '', '&& true', '$yes =~ $yes'])('%s has no answer', (source) => {
    expect(() => evaluate(source, SEMANTICS)).toThrow(UnknownExpression);
  });
});

describe('the order of a plan', () => {
  const job = (id: string, ...needs: string[]): PlannedJob => ({ id, name: id, path: 'x', at: [], settings: { failure: 'counts', runner: [], artifacts: [], testReports: [], codeQualityReports: [], idTokens: {}, secretStores: [] }, why: { path: 'x', at: [], text: 'it has no trigger' }, needs, tools: {}, steps: [] });

  test('puts each job after those that it needs', () => {
    expect(inPlanOrder([job('c', 'b'), job('b', 'a'), job('a')]).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('leaves out what needs a job that is not there, and what needs itself', () => {
    expect(inPlanOrder([job('a', 'gone'), job('b', 'a'), job('x', 'y'), job('y', 'x'), job('z')]).map(({ id }) => id)).toEqual(['z']);
  });
});

/** A planner reads what a person wrote, and people make mistakes. */
test.each(ALL)('the planner of %s answers for every shape of file without an error', (provider) => {
  const shapes: unknown[] = [
    null, undefined, '', 0, true, [], {}, [1], { on: 1, jobs: 1 }, { jobs: [null, 'x', { job: 1 }] }, { jobs: { a: null, b: 'x', c: [] } },
    { pipelines: { branches: [1], default: 'x' } }, { pipelines: { branches: { main: [null, 'x', { step: null }, { parallel: null }] } } },
    { a: null, b: { script: 1, rules: 1, needs: 1, image: [] }, workflow: 1, variables: 1 }, { trigger: 1, steps: 1 },
    { trigger: [null], steps: [null, 1] }, { on: { push: 1 }, jobs: { a: { steps: [null, 'x', { run: {} }], needs: {}, env: 1, if: 1 } } },
  ];
  for (const data of shapes) {
    expect(() => PLANNERS[provider].planner.plan([{ path: 'x', data }], { kind: 'push', branch: 'main' }), JSON.stringify(data)).not.toThrow();
  }
});
