import { expect, test } from 'vitest';
import { factsWith, FAILED_MODEL, hostileFacts, stepWith } from './facts';
import { codeQuality } from '../../../src/monitor/report/code-quality';
import { outcomeJson } from '../../../src/monitor/report/outcome-json';
import * as fc from '../../support/fast-check';

test('what failed or warned is a finding at its place, the worse the severer', () => {
  const report = codeQuality(factsWith([stepWith([
    { ...FAILED_MODEL, line: 12 }, { ...FAILED_MODEL, verdict: 'failed', file: undefined }, { ...FAILED_MODEL, verdict: 'warned' },
    { ...FAILED_MODEL, verdict: 'passed' }, { ...FAILED_MODEL, verdict: 'skipped' },
  ])]));
  expect(JSON.parse(report)).toEqual([
    expect.objectContaining({ severity: 'critical', check_name: 'dbt model', location: { path: 'models/customers.sql', lines: { begin: 12 } } }),
    expect.objectContaining({ severity: 'major', location: { path: 'dbt_project.yml', lines: { begin: 1 } } }),
    expect.objectContaining({ severity: 'minor' }),
  ]);
});

test('the fingerprint of a finding does not depend on its message, so that it is known again', () => {
  const fingerprint = (message: string) => {
    const [finding] = JSON.parse(codeQuality(factsWith([stepWith([{ ...FAILED_MODEL, message }])]))) as { fingerprint: string }[];
    return finding.fingerprint;
  };
  expect(fingerprint('at 12:00')).toBe(fingerprint('at 13:00'));
});

test('any names make a report in which each finding has what GitLab needs', () => {
  fc.assert(fc.property(hostileFacts, facts => {
    for (const finding of JSON.parse(codeQuality(facts)) as unknown[]) {
      expect(finding).toEqual({
        description: expect.stringMatching(/./s),
        check_name: expect.stringMatching(/^dbt /),
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: expect.stringMatching(/^(critical|major|minor)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
      });
    }
  }));
});

test('the outcome is one line of JSON, whatever the names', () => {
  fc.assert(fc.property(hostileFacts, facts => {
    const line = outcomeJson(facts);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({ outcome: 'failed', exitCode: 1, jobId: '910' });
  }));
});

test.each([[0, 'success'], [2, 'not configured'], [3, 'refused'], [4, 'cancelled'], [5, 'deadline'], [6, 'unknown'], [130, 'cancelled by a signal']])(
  'the outcome of exit code %i is called %s', (code, outcome) => {
    expect(JSON.parse(outcomeJson(factsWith([], { code })))).toMatchObject({ outcome, exitCode: code });
  });
