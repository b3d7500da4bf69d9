import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as YAML from 'yaml';
import { run } from './command.mjs';
import { pins, root, scratch } from './environment.mjs';
import { eventName, payloadOf } from './github-events.mjs';

const folder = path.join(scratch, 'act');
const programs = path.join(folder, 'bin');
const repository = path.join(folder, 'repository');

/** Installs act and the program that asks its package of patterns, and makes the repository that they are asked about. */
export async function installAct(name) {
  const filters = path.join(folder, 'filters');
  fs.cpSync(path.join(root, '.ci/support/act-filters'), filters, { recursive: true });
  const go = (...args) => run('go', args, { cwd: filters, env: { GOBIN: programs, GOFLAGS: '-mod=mod' } });
  await go('mod', 'init', 'act-filters');
  await go('get', pins.act);
  await go('install', 'github.com/nektos/act', '.');
  // without a file of settings it asks which image to use
  fs.mkdirSync(path.join(folder, 'act'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'act/actrc'), '\n');
  fs.mkdirSync(repository);
  const git = (...args) => run('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...args], { cwd: repository });
  await git('init', '--quiet', '--initial-branch=main');
  await git('commit', '--quiet', '--allow-empty', '--message=start');
  await git('remote', 'add', 'origin', `git@github.com:${name}.git`);
}

/**
 * Puts workflows where act can read and start them. Each is named after its file, because that is what act prints. The steps go: on the host
 * act runs scripts even when it is told to run nothing. `concurrency` goes too: act has no notion of it and refuses its key `queue`.
 */
export function prepare(name, documents) {
  const place = path.join(folder, 'workflows', name);
  fs.mkdirSync(place, { recursive: true });
  for (const { path: file, data } of documents) {
    const jobs = Object.entries(data.jobs).map(([id, { concurrency: _, ...job }]) => [id, { ...job, name: id, steps: [{ run: 'true' }] }]);
    const workflow = { name: path.basename(file), on: data.on, jobs: Object.fromEntries(jobs) };
    fs.writeFileSync(path.join(place, path.basename(file)), YAML.stringify(workflow));
  }
  return place;
}

/** `act -l`: the jobs of the workflows that name the event, with their stage in the order that `needs` makes. */
export async function listedJobs(place, event) {
  const lines = (await act(place, ['-l', eventName(event)])).split('\n');
  const rows = lines.map(line => /^(\d+)\s+(\S+)\s+\S+\s+(\S+)\s+(\S+\.ya?ml)\s/.exec(line)).filter(Boolean);
  return new Map(rows.map(([, stage, id, , file]) => [`${file} ${id}`, Number(stage)]));
}

/** `act -n` on the host: the jobs that get a step to run, by file and key. */
export async function startedJobs(place, event) {
  const payload = path.join(folder, 'event.json');
  fs.writeFileSync(payload, JSON.stringify(payloadOf(event)));
  const output = await act(place, ['-n', eventName(event), '--json', '--eventpath', payload, '--platform', 'ubuntu-24.04=-self-hosted', '--no-cache-server']);
  const lines = output.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line));
  return new Set(lines.filter(({ jobResult }) => jobResult === 'success').map(({ job, jobID }) => `${job.split('/')[0]} ${jobID}`));
}

/** What act's package of patterns says to each question. */
export async function filterAnswers(questions) {
  const asked = path.join(folder, 'questions.json');
  fs.writeFileSync(asked, JSON.stringify(questions));
  const { stdout } = await promisify(execFile)(path.join(programs, 'act-filters'), [asked]);
  return JSON.parse(stdout);
}

// not by `run`, which shows all that a command prints: here that is a page for each event
async function act(place, options) {
  const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: path.join(folder, 'cache') };
  const { stdout } = await promisify(execFile)(path.join(programs, 'act'), [...options, '-W', place], { cwd: repository, env });
  return stdout;
}
