// The packed library with the oldest projen and constructs that it allows writes the same files as with the newest.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../support/command.mjs';
import { root } from '../support/environment.mjs';
import { installedVersion } from '../support/npm.mjs';
import { assertSameFiles, definition, newProject, pipelineFilesOf } from '../support/user-project.mjs';

const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const oldest = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range.match(/\d+\.\d+\.\d+/)[0]}`);

const newestProject = await newProject('oldest-peers-reference', definition('projenrc.ts'));
const oldestProject = await newProject('oldest-peers', definition('projenrc.ts'));
await run('npm', ['install', '--save-dev', ...oldest], { cwd: oldestProject });
for (const project of [newestProject, oldestProject]) await run('npx', ['--no-install', 'dbt-pipelines', 'synth'], { cwd: project });
assertSameFiles(pipelineFilesOf(oldestProject), pipelineFilesOf(newestProject), 'the oldest peers write other files');

console.log(`NOTE: projen ${installedVersion(oldestProject, 'projen')}, constructs ${installedVersion(oldestProject, 'constructs')}`);
