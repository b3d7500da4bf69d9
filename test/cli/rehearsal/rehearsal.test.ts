import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
import { folderWith } from '../folder';
import { rehearsed, rehearsedIn, resultsOf, said } from '../rehearsed';

describe('the jobs', () => {
  const fail = [step('exit 1')];
  const pass = [step('true')];

  test('that need a failed job are skipped, and so are those that need a skipped one; the others run', async () => {
    const jobs = [job('a', fail), job('b', pass, { needs: ['a'] }), job('c', pass, { needs: ['b'] }), job('d', pass)];
    const result = await rehearsed({ 'gitlab.json': pipeline(...jobs) });
    expect(resultsOf(result)).toEqual([['a', 'failed'], ['b', 'skipped'], ['c', 'skipped'], ['d', 'succeeded']]);
    expect(result.status).toBe(1);
  });

  test('of one provider do not depend on those of another', async () => {
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', fail)), 'azure.json': pipeline(job('b', pass, { needs: ['a'] })) });
    expect(resultsOf(result)).toEqual([['a', 'failed'], ['b', 'succeeded']]);
  });

  test('each begin with a fresh copy of the repository, and leave it as it was', async () => {
    const touch = [step('test ! -e made; touch made; rm data.csv')];
    const folder = folderWith({ 'gitlab.json': pipeline(job('a', touch), job('b', touch)), 'data.csv': '1' });
    expect((await rehearsedIn(folder)).status).toBe(0);
    expect(fs.readdirSync(folder).sort()).toEqual(['data.csv', 'gitlab.json']);
  });

  test('leave nothing in the temporary folder, whether they succeed or fail', async () => {
    const jobs = [job('a', [step('mkdir ro; touch ro/x; chmod 500 ro; pwd')]), job('b', [step('pwd; exit 1')])];
    const result = await rehearsed({ 'gitlab.json': pipeline(...jobs) });
    const folders = said(result).filter((line) => line.startsWith('/'));
    expect(folders).toHaveLength(2);
    for (const folder of folders) expect(fs.existsSync(path.dirname(folder))).toBe(false);
  });

  test('end at their time-out, with the signal that a runner sends', async () => {
    const slow = step(`exec ${process.execPath} -e 'process.on("SIGINT", () => process.exit(9)); setInterval(() => {}, 1000)'`);
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', [slow, step('echo never')], { timeoutMinutes: 0.02 })) });
    expect(result).toMatchObject({ status: 1, jobs: [{ result: 'timed out', exitCode: 9 }] });
    expect(result.output).not.toContain('] never');
  });
});
