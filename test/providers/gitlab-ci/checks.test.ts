import { describe, expect, test } from 'vitest';
import { ROOT } from './written-file';
import { Diagnostic } from '../../../src/model/diagnostic';
import { Job } from '../../../src/model/job';
import { gitlabCi } from '../../../src/providers/gitlab-ci';
import { parsedSize } from '../../../src/providers/gitlab-ci/checks/parsed-size';
import { definition, job } from '../../model/jobs';

function check(...jobs: readonly Job[]): Diagnostic[] {
  return gitlabCi.check(definition(...jobs), ROOT);
}

const byHand = { kind: 'manual', inputs: [] } as const;
const FULL = { kind: 'manual', inputs: [{ variable: 'FULL', default: 'no', options: [] }] } as const;
const plain = { kind: 'literal', value: 'x' } as const;

describe('a field of the form', () => {
  test('would take the place of a plain value of another job that a person can start', () => {
    expect(check(
      job('a', { triggers: [FULL], env: { FULL: { kind: 'input', default: 'no' } } }),
      job('b', { triggers: [byHand], env: { FULL: plain } }),
      job('c', { env: { FULL: plain } }),
    )).toEqual([expect.objectContaining({ code: 'inputs-differ', path: 'b', message: expect.stringContaining('"FULL" is a field (an input of a)') })]);
  });

  test('chooses the pipeline, so no job can have a value of that name', () => {
    expect(check(job('a', { triggers: [byHand], env: { DBT_PIPELINE: plain } }))).toMatchObject([{ code: 'inputs-differ', path: 'a' }]);
    expect(check(job('a', { env: { DBT_PIPELINE: plain } }))).toEqual([]);
  });
});

test('a job needs 50 others at most', () => {
  const needed = (count: number): Job[] => Array.from({ length: count }, (_, index) => job(`n${index}`));
  const needing = (count: number): Diagnostic[] => check(...needed(count), job('last', { needs: needed(count).map(({ id }) => id) }));
  expect(needing(50)).toEqual([]);
  expect(needing(51)).toMatchObject([{ code: 'not-supported', path: 'last', message: expect.stringContaining('this one needs 51') }]);
});

describe('the size of the file', () => {
  test('is counted as GitLab counts it, by objects and not by characters', () => {
    expect(parsedSize('')).toBe(40);
    expect(parsedSize('a'.repeat(1000))).toBe(1041);
    expect(parsedSize({})).toBe(160);
    expect(parsedSize(['a'])).toBe(80);
    expect(parsedSize({ a: true, b: undefined })).toBe(200);
  });

  test('is refused above 2 MiB', () => {
    const large = (megabytes: number): Job => job('a', { steps: [{ kind: 'commands', name: 'Run', commands: ['#'.repeat(megabytes * 1024 * 1024)], secrets: [] }] });
    expect(check(large(1.9))).toEqual([]);
    expect(check(large(2))).toMatchObject([{ code: 'file-too-large', path: 'dbt-pipelines', message: expect.stringMatching(/^"\.gitlab-ci\.yml", with 1 job, takes at least \d+ bytes/) }]);
  });
});
