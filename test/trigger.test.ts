import { describe, expect, test } from 'vitest';
import { Trigger } from '../src';
import { thrownBy } from './support/thrown';

describe('Trigger.push', () => {
  test('means every branch, never a tag, when nothing is said', () => {
    expect(Trigger.push()._toModel()).toEqual({ kind: 'push', branches: { kind: 'except', branches: [] } });
    expect(Trigger.push({})._toModel()).toEqual(Trigger.push()._toModel());
  });

  test('takes each branch once', () => {
    expect(Trigger.push({ branches: ['a', 'b', 'a'] })._toModel()).toEqual({ kind: 'push', branches: { kind: 'only', branches: ['a', 'b'] } });
    expect(Trigger.push({ branchesIgnore: ['a', 'a'] })._toModel()).toEqual({ kind: 'push', branches: { kind: 'except', branches: ['a'] } });
  });

  test('keeps the branches of the time when it was made', () => {
    const branches = ['a'];
    const trigger = Trigger.push({ branches });
    branches.push('b');
    expect(trigger._toModel()).toEqual(Trigger.push({ branches: ['a'] })._toModel());
  });

  test.each(['main', 'feature/a_b-c.1', 'größe', '123', 'a@b', 'a=b', 'a#b', 'constructor', 'HEAD'])('knows the branch %s', (branch) => {
    expect(Trigger.push({ branches: [branch] })._toModel().branches.branches).toEqual([branch]);
  });

  test.each([
    '', ' ', 'a b', 'a*', 'a?', '[a]', 'a{b}', '!a', '+a', 'refs/heads/main', '-a', '/a', 'a/', 'a//b', 'a..b', '.a', 'a/.b', 'a.', 'a.lock', 'a.lock/b', '@', 'a~1', 'a^', 'a:b', 'a\\b',
    'a"b', 'a\'b', 'a\nb', '${{ a }}', '$(a)', '$A', '😀', 'a,b', 'a;b', '__proto__',
  ])('refuses %j', (branch) => {
    expect(thrownBy(() => Trigger.push({ branches: [branch] }))).toMatch(/^branches: .*: give the whole short name of a branch, such as "main"$/s);
  });
});
