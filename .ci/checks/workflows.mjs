// More third parties on the generated files: the newest actionlint with shellcheck, zizmor's security audit, and PyYAML's reading.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as YAML from 'yaml';
import { attempt, run } from '../support/command.mjs';
import { pins, root, scratch } from '../support/environment.mjs';
import { pythonWith } from '../support/python.mjs';
import { filesBelow } from '../support/user-project.mjs';

const files = ['test/golden/ok', 'examples'].flatMap(place => filesBelow(root, place))
  .filter(file => /\.ya?ml$/.test(file) && /(\.github\/workflows|\.azure-pipelines)\/|\.gitlab-ci\.yml$|bitbucket-pipelines\.yml$/.test(file));
const workflows = files.filter(file => file.includes('.github/workflows/'));
assert.ok(workflows.length > 0, 'there is no workflow to look at');

const go = path.join(scratch, 'workflows-go');
await run('go', ['install', pins.actionlint], { cwd: scratch, env: { GOBIN: go, GOFLAGS: '-mod=mod' } });
// the golden case `names` has a command of the user's that begins with `*`, which shellcheck takes for a mistake
const actionlint = [path.join(go, 'actionlint'), ['-no-color', '-ignore', 'shellcheck reported issue in this script: SC2211:']];

const programs = await pythonWith('workflows-python', [pins.zizmor, pins.pyyaml]);
const zizmor = [path.join(programs, 'zizmor'), ['--offline', '--no-progress', '--color=never']];
for (const [program, options] of [actionlint, zizmor]) {
  await run(program, [...options, ...workflows], { cwd: root });
  const bad = await attempt(program, [...options, 'test/validators/samples/bad/.github/workflows/lint.yml'], { cwd: root });
  assert.notEqual(bad.code, 0, `${program} accepts the bad sample`);
}

const reader = path.join(root, '.ci/support/read_yaml.py');
const { stdout } = await run(path.join(programs, 'python'), [reader, ...files], { cwd: root });
const read = JSON.parse(stdout);
for (const file of files) {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  assert.deepEqual(read[file], YAML.parse(text), `PyYAML reads ${file} differently`);
}

console.log(`NOTE: ${workflows.length} workflows, ${files.length} files in all`);
