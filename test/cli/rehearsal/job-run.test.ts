import * as fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
import { rehearsed, said } from '../rehearsed';

describe('the steps of a job', () => {
  test('share a folder and the order of the file', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('build', [step('echo one > made'), step('cat made; echo two')])) });
    expect(said(result)).toEqual(['one', 'two']);
    expect(result).toMatchObject({ status: 0, jobs: [{ provider: 'gitlab', job: 'build', result: 'succeeded', exitCode: 0 }] });
  });

  test('end with the first that fails, whose exit code is the job\'s', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('build', [step('exit 7'), step('echo never')])) });
    expect(result).toMatchObject({ status: 1, jobs: [{ result: 'failed', exitCode: 7 }] });
    expect(result.output).not.toContain('] never');
  });

  test('run in the shell that the plan names', async () => {
    const lenient = step('false\necho "still here: $-"', { shell: ['bash', '--noprofile', '--norc', '{0}'] });
    expect(said(await rehearsed({ 'azure.json': pipeline(job('build', [lenient])) }))).toEqual([expect.stringMatching(/^still here: /)]);
  });

  test('have the providers\' empty input', async () => {
    expect(said(await rehearsed({ 'gitlab.json': pipeline(job('build', [step('cat; echo end')])) }))).toEqual(['end']);
  });

  test('show each line of output with the provider and the job, the last one without a line break too', async () => {
    const { lines } = await rehearsed({ 'gitlab.json': pipeline(job('build', [step('printf "a\\nb"; printf "c\\n" >&2')])) });
    expect([...lines].sort()).toEqual(expect.arrayContaining(['[gitlab build] a', '[gitlab build] b', '[gitlab build] c']));
  });

  test('whose shell is not on this machine fail like a command that is not found', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('build', [step('echo x', { shell: ['no-such-shell', '{0}'] })])) });
    expect(result).toMatchObject({ status: 1, jobs: [{ result: 'failed', exitCode: 127 }] });
    expect(result.output).toContain('no-such-shell cannot be started');
  });

  test('may leave a process in the background without holding up the job, and it does not survive it', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('build', [step('sleep 60 & echo "pid $!"'), step('echo next')])) });
    const pid = Number(/pid (\d+)/.exec(result.output)?.[1]);
    expect(said(result)).toContain('next');
    expect(isAlive(pid)).toBe(false);
  });
});

/** A process that was ended and that nobody has asked about yet counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(fs.existsSync(`/proc/${pid}/status`) ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : '');
  } catch {
    return false;
  }
}
