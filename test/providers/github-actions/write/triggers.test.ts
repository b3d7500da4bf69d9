import { describe, expect, test } from 'vitest';
import { ManualInput, ShellJob, Trigger } from '../../../../src';
import { YamlMap } from '../../../../src/document/document';
import { shell } from '../../definitions';
import { definitionOf, diagnosticsOf, Rendered } from '../../rendered';

function on(...triggers: Trigger[]): YamlMap {
  return new Rendered(definitionOf(shell({ triggers })), ['github']).file('github').on as YamlMap;
}

describe('a push', () => {
  test.each([
    ['to whole names', { branches: ['main', 'dev'] }, { branches: ['main', 'dev'] }],
    ['to any branch', {}, { branches: ['**'] }],
    ['to any branch but some', { branchesIgnore: ['main', 'release/**'] }, { 'branches-ignore': ['main', 'release/**'] }],
    ['by pattern, but not all', { branches: ['release/**'], branchesIgnore: ['release/old'] }, { branches: ['release/**', '!release/old'] }],
    ['to a name at any depth, also at none', { branches: ['**/fix'] }, { branches: ['fix', '**/fix'] }],
    ['of certain files', { branches: ['main'], paths: ['models/**'] }, { branches: ['main'], paths: ['models/**'] }],
    ['of more than certain files', { branches: ['main'], pathsIgnore: ['docs/**'] }, { branches: ['main'], paths: ['**', '!docs/**'] }],
  ])('%s', (_, options, push) => {
    expect(on(Trigger.push(options))).toEqual({ push });
  });

  test('and a tag stand side by side: neither filter keeps the other out', () => {
    expect(on(Trigger.push({ branches: ['main'], paths: ['models/**'] }), Trigger.tag({ patterns: ['v*'] })))
      .toEqual({ push: { branches: ['main'], tags: ['v*'], paths: ['models/**'] } });
  });
});

test('a tag alone never starts on a branch', () => {
  expect(on(Trigger.tag({ patterns: ['v*'] }))).toEqual({ push: { tags: ['v*'] } });
});

describe('a pull request', () => {
  test('asks for the branch that it goes into', () => {
    expect(on(Trigger.pullRequest({ targetBranches: ['main', 'release/*'] }))).toEqual({ pull_request: { branches: ['main', 'release/*'] } });
  });

  test('into any branch needs no filter', () => {
    expect(on(Trigger.pullRequest())).toEqual({ pull_request: {} });
  });

  test('that leaves drafts out starts when a draft becomes ready', () => {
    const { pull_request: request } = on(Trigger.pullRequest({ drafts: false })) as { pull_request: YamlMap };
    expect(request.types).toEqual(['opened', 'synchronize', 'reopened', 'ready_for_review']);
  });
});

test('schedules of one job stand in one list', () => {
  expect(on(Trigger.schedule({ cron: '0 5 * * *' }), Trigger.schedule({ cron: '30 6 * * 1-5' }))).toEqual({ schedule: [{ cron: '0 5 * * *' }, { cron: '30 6 * * 1-5' }] });
});

describe('a start by hand', () => {
  test('without a form', () => {
    expect(on(Trigger.manual())).toEqual({ workflow_dispatch: {} });
  });

  test('has a field for each input, and a choice where there are options', () => {
    const inputs = [ManualInput.named('FULL', { options: ['no', 'yes'], description: 'all of it' }), ManualInput.named('NOTE')];
    expect(on(Trigger.manual({ inputs }))).toEqual({
      workflow_dispatch: {
        inputs: {
          FULL: { description: 'all of it', type: 'choice', options: ['no', 'yes'], default: 'no' },
          NOTE: { type: 'string', default: '' },
        },
      },
    });
  });

  test('with more fields than GitHub shows is refused, also where two jobs share a form', () => {
    const triggers = (letter: string): Trigger[] => [Trigger.manual({ inputs: Array.from({ length: 6 }, (_, index) => ManualInput.named(`${letter}_${index}`)) })];
    const diagnostics = diagnosticsOf(definitionOf((pipelines) => {
      const first = new ShellJob(pipelines, 'first', { commands: ['true'], triggers: triggers('A') });
      new ShellJob(pipelines, 'second', { commands: ['true'], triggers: triggers('B'), needs: [first] });
    }), ['github']);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([['not-supported', 'the form for a start by hand has 12 fields: GitHub Actions allows 10']]);
  });
});

test('jobs that run for different events have a workflow each', () => {
  const define = definitionOf((pipelines) => {
    new ShellJob(pipelines, 'nightly', { commands: ['true'], triggers: [Trigger.schedule({ cron: '0 5 * * *' })] });
    new ShellJob(pipelines, 'check', { commands: ['true'], triggers: [Trigger.pullRequest()] });
  });
  expect(new Rendered(define, ['github']).files('github').map(({ path }) => path)).toEqual(['.github/workflows/nightly.yml', '.github/workflows/check.yml']);
});
