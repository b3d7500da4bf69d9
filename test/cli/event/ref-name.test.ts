import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/command-error';
import { readBranch } from '../../../src/cli/event/ref-name';

test('the long form of a branch is the same branch', () => {
  expect(readBranch('refs/heads/release/1')).toBe('release/1');
  expect(readBranch('main')).toBe('main');
});

describe('git has the same opinion of', () => {
  test.each([
    'main', 'release/1.x', 'a b', 'a..b', 'a~b', 'a^b', 'a:b', 'a?b', 'a*b', 'a[b', 'a]b', 'a\\b', 'a\tb', 'a\x7fb', '-a', 'a-', 'a.lock', 'a.lock/b', 'a/',
    '/a', 'a//b', '.a', 'a/.b', 'a.', '@', 'a@{b', 'a@b', 'ä#!"\'$(){}=+,;&|<>', 'tags/a', 'a.b', 'refs/heads/refs/heads/a', 'refs/heads/', 'a/-b',
  ])('%j', (name) => {
    const isAccepted = spawnSync('git', ['check-ref-format', '--branch', name.replace(/^refs\/heads\//, '')]).status === 0;
    if (isAccepted) expect(readBranch(name)).toBe(name.replace(/^refs\/heads\//, ''));
    else expect(() => readBranch(name)).toThrow(UsageError);
  });
});
