import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { job, pipeline, step } from '../fake-planners';
import { folderWith } from '../folder';
import { rehearsed, rehearsedIn, said } from '../rehearsed';

describe('the environment', () => {
  const show = (...names: string[]) => step(names.map((name) => `echo "${name}=\${${name}-unset}"`).join('\n'));
  const installer = { PIP_INDEX_URL: 'https://mirror.example/simple', https_proxy: 'http://proxy.example' };
  const noisy = { ...process.env, ...installer, AWS_SECRET_ACCESS_KEY: 'host', DBT_API_KEY: 'host' };

  test('holds nothing of the host but PATH, language and the settings of installers', async () => {
    const environment = step('env | cut -d= -f1', { environment: { CI: 'true' } });
    const names = said(await rehearsed({ 'gitlab.json': pipeline(job('a', [environment])) }, [], noisy));
    expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'TMPDIR', 'LANG', 'CI', 'PIP_INDEX_URL', 'https_proxy']));
    expect(names).not.toContain('AWS_SECRET_ACCESS_KEY');
  });

  test('has a home and a temporary folder of the job\'s own', async () => {
    const [home, temporary] = said(await rehearsed({ 'gitlab.json': pipeline(job('a', [step('echo $HOME; mktemp')])) }));
    expect(home).not.toBe(os.homedir());
    expect(path.dirname(path.dirname(temporary))).toBe(path.dirname(home));
  });

  test('finds no tool that the repository has installed', async () => {
    const folder = folderWith({ 'gitlab.json': pipeline(job('a', [step('own-tool')])), 'node_modules/.bin/own-tool': '#!/bin/sh\necho found\n' });
    const bin = path.join(folder, 'node_modules', '.bin');
    fs.chmodSync(path.join(bin, 'own-tool'), 0o755);
    const result = await rehearsedIn(folder, [], { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` });
    expect(result.jobs[0].exitCode).toBe(127);
  });

  test('keeps the person\'s settings of pip and npm, which are files below the home that the job does not see', async () => {
    const home = folderWith({ '.npmrc': '', '.config/pip/pip.conf': '' });
    const shows = job('a', [show('NPM_CONFIG_USERCONFIG', 'PIP_CONFIG_FILE')]);
    const result = await rehearsed({ 'gitlab.json': pipeline(shows) }, [], { PATH: process.env.PATH, HOME: home });
    expect(said(result)).toEqual([`NPM_CONFIG_USERCONFIG=${home}/.npmrc`, `PIP_CONFIG_FILE=${home}/.config/pip/pip.conf`]);
  });

  test('gives a job that needs Node.js the one that runs the rehearsal, and says when it is another version', async () => {
    const needs = job('a', [step('node --version')], { tools: { node: '4' } });
    const result = await rehearsed({ 'gitlab.json': pipeline(needs) }, [], { PATH: '/usr/bin:/bin' });
    expect(said(result)).toEqual([`note: the pipeline uses Node.js 4, here it is ${process.versions.node}`, process.version]);
  });

  test('gives a job that needs Python an environment of its own', async () => {
    const script = 'python -c "import sys; print(sys.prefix != sys.base_prefix)"\ncommand -v pip python3';
    const result = await rehearsed({ 'gitlab.json': pipeline(job('a', [step(script)], { tools: { python: '3' } })) });
    expect(said(result)).toEqual(['True', expect.stringMatching(/tools\/python\/bin\/pip$/), expect.stringMatching(/tools\/python\/bin\/python3$/)]);
  });

  test('without any Python fails the job that needs it, by name, and runs the others', async () => {
    const jobs = [job('a', [step('true')], { tools: { python: '3.13' } }), job('b', [step('true')])];
    const bash = folderWith({});
    fs.symlinkSync('/bin/bash', path.join(bash, 'bash'));
    const result = await rehearsed({ 'gitlab.json': pipeline(...jobs) }, [], { PATH: bash });
    expect(result.output).toContain('the job needs Python 3.13 and there is no python3 on PATH');
    expect(result.jobs.map(({ result: end }) => end)).toEqual(['failed', 'succeeded']);
  });
});
