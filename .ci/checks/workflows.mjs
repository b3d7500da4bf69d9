// More third parties on the generated files: the newest actionlint with shellcheck, zizmor's audit with all that it knows, and PyYAML's reading.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as YAML from 'yaml';
import { attempt, run } from '../support/command.mjs';
import { pins, root, scratch } from '../support/environment.mjs';
import { pythonWith } from '../support/python.mjs';
import { filesBelow } from '../support/user-project.mjs';

// our own pipelines too
const own = ['.github/workflows', '.azure-pipelines', '.gitlab-ci.yml', 'bitbucket-pipelines.yml'];
const files = ['test/golden/ok', 'examples', ...own].flatMap(place => filesBelow(root, place))
  .filter(file => /\.ya?ml$/.test(file) && /(\.github\/workflows|\.azure-pipelines)\/|\.gitlab-ci\.yml$|bitbucket-pipelines\.yml$/.test(file));
const workflows = files.filter(file => file.includes('.github/workflows/'));
assert.ok(workflows.some(file => file.startsWith('.github/')), 'there is no workflow of our own to look at');

const bad = 'test/validators/samples/bad/.github/workflows/lint.yml';

const go = path.join(scratch, 'workflows-go');
await run('go', ['install', pins.actionlint], { cwd: scratch, env: { GOBIN: go, GOFLAGS: '-mod=mod' } });
// What actionlint says without being right. Each has to be said at least once: an exception that nothing needs any more is taken out.
const exceptions = [
  // the key is younger than actionlint 1.7.12
  /^unexpected key "queue" for "concurrency" section/,
  // a command of the golden case `names` begins with `*`
  /^shellcheck reported issue in this script: SC2211:/,
];
const findings = await actionlint(workflows);
const complaints = findings.filter(({ message }) => !exceptions.some(exception => exception.test(message)));
assert.deepEqual(complaints.map(({ filepath, line, message }) => `${filepath}:${line} ${message}`), []);
const idle = exceptions.filter(exception => !findings.some(({ message }) => exception.test(message)));
assert.deepEqual(idle.map(String), [], 'exceptions that actionlint no longer needs');
assert.notDeepEqual(await actionlint([bad]), [], 'actionlint accepts the bad sample');

const programs = await pythonWith('workflows-python', [pins.zizmor, pins.pyyaml]);
const zizmor = path.join(programs, 'zizmor');
const audit = ['--offline', '--no-progress', '--color=never', '--persona=pedantic', '--config', path.join(root, '.ci/support/zizmor.yml')];
await run(zizmor, [...audit, ...workflows], { cwd: root });
assert.notEqual((await attempt(zizmor, [...audit, bad], { cwd: root })).code, 0, 'zizmor accepts the bad sample');

const reader = path.join(root, '.ci/support/read_yaml.py');
const { stdout } = await run(path.join(programs, 'python'), [reader, ...files], { cwd: root });
const read = JSON.parse(stdout);
for (const file of files) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  assert.deepEqual(read[file], YAML.parse(text), `PyYAML reads ${file} differently`);
}

console.log(`NOTE: ${workflows.length} workflows, ${files.length} files in all`);

/** What actionlint finds; it ends with 1 when that is anything. */
async function actionlint(files) {
  const { code, stdout } = await attempt(path.join(go, 'actionlint'), ['-no-color', '-format', '{{json .}}', ...files], { cwd: root });
  assert.ok(code === 0 || code === 1, `actionlint ended with ${code}`);
  return JSON.parse(stdout);
}
