import { describe, expect, test } from 'vitest';
import { ManualInput, Trigger } from '../../../src';
import { contains, NameSet } from '../../../src/model/patterns/name-set';
import { Trigger as TriggerModel } from '../../../src/model/trigger';
import { thrownBy } from '../../support/thrown';

const modelOf = (trigger: Trigger): TriggerModel => trigger._toModel('main');

/** Which of the names a trigger for branches, targets or tags takes. */
function taken(trigger: Trigger, ...names: readonly string[]): string[] {
  const model = modelOf(trigger);
  const sets: Partial<Record<TriggerModel['kind'], NameSet>> = {
    push: model.kind === 'push' ? model.branches : [],
    pullRequest: model.kind === 'pullRequest' ? model.targets : [],
    tag: model.kind === 'tag' ? model.tags : [],
  };
  return names.filter((name) => contains(sets[model.kind] ?? [], name));
}

const LEGAL = ['main', 'feature/a_b-c.1', 'größe', '123', 'a@b', 'a=b', 'a#b', 'constructor', 'HEAD', '*', '**', 'a*', '*a', 'a*b', 'release/*', 'release/**', '**/x', 'a/**/b'];
const ILLEGAL = [
  '', ' ', 'a b', 'a?', '[a]', 'a{b}', '{a,b}', '!a', '+a', 'refs/heads/main', '-a', '/a', 'a/', 'a//b', 'a..b', '.a', 'a/.b', 'a.', 'a.lock', 'a.lock/b', '@', 'a~1', 'a^', 'a:b', 'a\\b',
  'a"b', 'a\'b', 'a\nb', '${{ a }}', '$(a)', '$A', '😀', 'a,b', 'a;b', '__proto__', 'a**', '**a', 'a/**b', '**/**', '***', '/**', '**/',
];

describe('Trigger.push', () => {
  test('means every branch, never a tag, when nothing is said', () => {
    expect(modelOf(Trigger.push())).toEqual({ kind: 'push', branches: [{ pattern: '**', included: true }], paths: undefined });
    expect(modelOf(Trigger.push({}))).toEqual(modelOf(Trigger.push()));
  });

  test.each<[string, Trigger, string[]]>([
    ['whole names', Trigger.push({ branches: ['main', 'next', 'main'] }), ['main', 'next']],
    ['all but whole names', Trigger.push({ branchesIgnore: ['main', 'main'] }), ['next', 'release/1', 'release/1/fix']],
    ['one part, for a star', Trigger.push({ branches: ['release/*'] }), ['release/1']],
    ['all below, for two', Trigger.push({ branches: ['release/**'] }), ['release/1', 'release/1/fix']],
    ['what is left of a pattern', Trigger.push({ branches: ['release/**'], branchesIgnore: ['release/1'] }), ['release/1/fix']],
  ])('takes %s', (_, trigger, names) => {
    expect(taken(trigger, 'main', 'next', 'release/1', 'release/1/fix')).toEqual(names);
  });

  test('keeps the branches of the time when it was made', () => {
    const branches = ['a'];
    const trigger = Trigger.push({ branches });
    branches.push('b');
    expect(modelOf(trigger)).toEqual(modelOf(Trigger.push({ branches: ['a'] })));
  });

  test.each(LEGAL)('knows the branch %s', (branch) => {
    expect(modelOf(Trigger.push({ branches: [branch] }))).toMatchObject({ branches: [{ pattern: branch, included: true }] });
    expect(modelOf(Trigger.pullRequest({ targetBranches: [branch] }))).toMatchObject({ targets: [{ pattern: branch, included: true }] });
    expect(modelOf(Trigger.tag({ patterns: [branch] }))).toMatchObject({ tags: [{ pattern: branch, included: true }] });
  });

  test.each(ILLEGAL)('refuses %j, for a target and a tag, too', (branch) => {
    const fix = ': give names such as "main" and patterns such as "release/**"';
    for (const [property, make] of [
      ['branches', () => Trigger.push({ branches: [branch] })],
      ['branchesIgnore', () => Trigger.push({ branchesIgnore: [branch] })],
      ['targetBranches', () => Trigger.pullRequest({ targetBranches: [branch] })],
      ['patterns', () => Trigger.tag({ patterns: [branch] })],
    ] as const) {
      const message = thrownBy(make) ?? '';
      expect(message.slice(0, property.length + 2), property).toBe(`${property}: `);
      expect(message.slice(-fix.length), property).toBe(fix);
    }
  });

  test.each([
    [() => Trigger.push({ branches: ['a'], branchesIgnore: ['a'] }), 'branchesIgnore: ["a"] leaves nothing of `branches`, so nothing would ever start the job: leave out less'],
    [() => Trigger.push({ branches: ['a/*', 'a/b/c'], branchesIgnore: ['a/**'] }), 'branchesIgnore: ["a/**"] leaves nothing of `branches`, so nothing would ever start the job: leave out less'],
    [() => Trigger.push({ branchesIgnore: ['**'] }), 'branchesIgnore: ["**"] leaves nothing of all names, so nothing would ever start the job: leave out less'],
    [() => Trigger.pullRequest({ paths: ['models/*.sql'], pathsIgnore: ['**/*.sql'] }), 'pathsIgnore: ["**/*.sql"] leaves nothing of `paths`, so nothing would ever start the job: leave out less'],
  ])('that could start nothing is refused', (make, message) => expect(thrownBy(make)).toBe(message));
});

describe('paths', () => {
  const pathsOf = (trigger: Trigger): NameSet => {
    const model = modelOf(trigger);
    return (model.kind === 'push' || model.kind === 'pullRequest' ? model.paths : undefined) ?? [];
  };

  test.each([Trigger.push, Trigger.pullRequest])('that are left out do not count, whatever the order', (make) => {
    const names = pathsOf(make({ paths: ['models/**', 'dbt_project.yml'], pathsIgnore: ['**/*.md'] }));
    expect(['models/a.sql', 'models/docs/a.md', 'dbt_project.yml', 'README.md'].filter((file) => contains(names, file))).toEqual(['models/a.sql', 'dbt_project.yml']);
    expect(['models/a.sql', 'README.md'].filter((file) => contains(pathsOf(make({ pathsIgnore: ['*.md'] })), file))).toEqual(['models/a.sql']);
  });

  test('are not asked for when nothing is said', () => {
    expect(modelOf(Trigger.push())).toMatchObject({ paths: undefined });
  });

  test.each(['', '/models', 'models/', './models', '../models', 'a//b', 'models/**.sql', 'a?.sql', '[ab].sql', '{a,b}', '!a', 'a\\b', '$A', 'a:b', 'a\nb'])('are no %j', (path) => {
    expect(thrownBy(() => Trigger.push({ paths: [path] }))).toMatch(/^paths: .*: give paths such as "dbt_project.yml" and patterns such as "models\/\*\*"$/s);
    expect(thrownBy(() => Trigger.pullRequest({ pathsIgnore: [path] }))).toMatch(/^pathsIgnore: /);
  });
});

describe('Trigger.pullRequest', () => {
  test('means pull requests into any branch, drafts too, when nothing is said', () => {
    expect(modelOf(Trigger.pullRequest())).toEqual({ kind: 'pullRequest', targets: [{ pattern: '**', included: true }], paths: undefined, drafts: 'included' });
  });

  test('leaves out drafts when told', () => {
    expect(modelOf(Trigger.pullRequest({ drafts: false }))).toMatchObject({ drafts: 'left-out' });
  });
});

test('Trigger.tag takes names and patterns', () => {
  expect(taken(Trigger.tag({ patterns: ['v*', 'latest'] }), 'v1', 'v1/x', 'latest', 'x')).toEqual(['v1', 'latest']);
});

describe('Trigger.schedule', () => {
  test('is on the default branch of the pipelines unless told', () => {
    expect(Trigger.schedule({ cron: '0 5 * * *' })._toModel('trunk')).toEqual({ kind: 'schedule', cron: '0 5 * * *', branch: 'trunk' });
    expect(Trigger.schedule({ cron: '0 5 * * *', branch: 'next' })._toModel('trunk')).toMatchObject({ branch: 'next' });
  });
});

describe('Trigger.manual', () => {
  test('asks for nothing unless told', () => {
    expect(modelOf(Trigger.manual())).toEqual({ kind: 'manual', inputs: [] });
  });

  test('asks for what its inputs say', () => {
    const trigger = Trigger.manual({ inputs: [ManualInput.named('TARGET', { options: ['ci', 'prod', 'ci'], description: 'Where to?' }), ManualInput.named('NOTE')] });
    expect(modelOf(trigger)).toEqual({
      kind: 'manual',
      inputs: [
        { variable: 'TARGET', options: ['ci', 'prod'], default: 'ci', description: 'Where to?' },
        { variable: 'NOTE', options: [], default: '', description: undefined },
      ],
    });
  });
});
