import { describe, expect, test } from 'vitest';
import { JobRuntime, SqlFluffDialect, SqlFluffLint } from '../../src';
import { lint, merge, shell } from '../providers/definitions';
import { ALL, Define, Rendered } from '../providers/rendered';

const python = (pythonVersion: string): Define => (pipelines) => void new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE, pythonVersion });

describe.each(ALL)('on %s', (provider) => {
  test.each([
    ['3.9', python('3.9'), 'dev', 'lint', { python: '3.9' }],
    ['3.10, which is no number', python('3.10'), 'dev', 'lint', { python: '3.10' }],
    ['3.12 unless the definition says another', lint, 'dev', 'lint', { python: '3.12' }],
    ['3.13 for a job of commands', shell({ runtime: JobRuntime.python('3.13') }), 'main', 'shell', { python: '3.13' }],
  ])('Python is %s (trap 16)', (_, define, branch, job, tools) => {
    expect(Rendered.of(define).job(provider, branch, job).tools).toEqual(tools);
  });

  test.each([
    ['24 for the program', merge, 'merge', { node: '24' }],
    ['22 where a job asks for it', shell({ runtime: JobRuntime.node('22') }), 'shell', { node: '22' }],
  ])('Node.js is %s', (_, define, job, tools) => {
    expect(Rendered.of(define).job(provider, 'main', job).tools).toEqual(tools);
  });

  test('a job installs what it uses itself, in one script or on one machine (trap 28)', () => {
    const script = Rendered.of(lint).job(provider, 'dev', 'lint').steps.map((step) => step.script).join('\n');
    expect(script.indexOf('pip install sqlfluff==')).toBeGreaterThanOrEqual(0);
    expect(script.indexOf('pip install')).toBeLessThan(script.indexOf('sqlfluff lint models'));
  });
});
