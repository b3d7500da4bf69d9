import { describe, expect, test } from 'vitest';
import { parseOptions } from '../../../src/cli/command';
import { UsageError } from '../../../src/cli/command-error';
import { EVENT_HELP, EVENT_OPTIONS, readEvent } from '../../../src/cli/event/event-options';
import { PipelineEvent } from '../../../src/model/event';

function eventOf(...words: readonly string[]): PipelineEvent {
  return readEvent(parseOptions(words, EVENT_OPTIONS));
}

describe('an event of the command line', () => {
  test('is a push where nothing else is said, and what it changes is not known', () => {
    expect(eventOf('--branch', 'main')).toEqual({ kind: 'push', branch: 'main', changed: undefined, branchIsNew: false });
  });

  test('may be each kind', () => {
    expect(eventOf('--event', 'push', '--branch', 'refs/heads/a/b', '--new-branch')).toMatchObject({ branch: 'a/b', branchIsNew: true });
    expect(eventOf('--event', 'pull-request', '--branch', 'a', '--target', 'main', '--fork')).toEqual({
      kind: 'pullRequest', number: 1, source: 'a', target: 'main', changed: undefined, draft: false, fork: true,
    });
    expect(eventOf('--event', 'tag', '--tag', 'refs/tags/v1')).toEqual({ kind: 'tag', tag: 'v1' });
    expect(eventOf('--event', 'schedule', '--cron', '0 5 * * *', '--branch', 'main')).toEqual({ kind: 'schedule', cron: '0 5 * * *', branch: 'main' });
    expect(eventOf('--event', 'manual', '--pipeline', 'nightly', '--branch', 'main', '--input', 'A=b=c', '--input', 'D=')).toEqual({
      kind: 'manual', pipeline: 'nightly', branch: 'main', inputs: { A: 'b=c', D: '' },
    });
  });

  test('changes a file for each --changed and each of its lines; a comma is part of a name, and an empty list is known to be empty', () => {
    expect(eventOf('--branch', 'main', '--changed', 'a,b.sql', '--changed', 'c\nd\n')).toMatchObject({ changed: ['a,b.sql', 'c', 'd'] });
    expect(eventOf('--branch', 'main', '--changed', '')).toMatchObject({ changed: [] });
  });

  test('has a help for each of its options', () => {
    for (const option of Object.keys(EVENT_OPTIONS)) expect(EVENT_HELP).toMatch(new RegExp(`^ {2}--${option} `, 'm'));
  });
});

test.each([
  [['--event', 'merge'], '--event merge: it may be push, pull-request, tag, schedule, manual'],
  [[], '--branch is missing: name the branch that is pushed, as in --branch main'],
  [['--event', 'pull-request', '--branch', 'a'], '--target is missing: name the branch that it goes into, as in --target main'],
  [['--event', 'tag'], '--tag is missing: name the tag that is pushed, as in --tag v1.0.0'],
  [['--branch', 'main', '--target', 'main'], '--target has no meaning with --event push: it is for --event pull-request'],
  [['--event', 'tag', '--tag', 'v1', '--changed', 'a'], '--changed has no meaning with --event tag: it is for --event push and pull-request'],
  [['--event', 'tag', '--tag', 'v 1'], '--tag "v 1": git accepts no such tag name: give one such as v1.0.0'],
  [['--event', 'pull-request', '--branch', 'a', '--target', 'b..c'], '--target "b..c": git accepts no such branch name: give one such as main'],
  [['--event', 'manual', '--branch', 'a', '--pipeline', 'p', '--input', 'x'], '--input x: give the name of the field and its value, as in --input REASON=backfill'],
])('%j is wrong usage', (words, message) => {
  expect(() => eventOf(...words)).toThrow(UsageError);
  expect(() => eventOf(...words)).toThrow(message);
});
