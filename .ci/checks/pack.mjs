// The library is packed as it would be published, and a project that installs the package can use it; test/house/packed.test.ts says what may be in it.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../support/command.mjs';
import { root, scratch, tarball } from '../support/environment.mjs';

const packed = path.join(scratch, 'packed');
fs.mkdirSync(packed);
const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', packed], { cwd: root });
const [{ filename, files, size }] = Object.values(JSON.parse(stdout));
fs.renameSync(path.join(packed, filename), tarball);

// what a build has left out would be seen only by a user
const inside = files.map(file => file.path);
for (const needed of ['.jsii', 'lib/index.js', 'assets/run-and-monitor.mjs']) assert.ok(inside.includes(needed), `the package lacks ${needed}`);

const project = path.join(scratch, 'installed');
fs.mkdirSync(project);
await run('npm', ['init', '--yes'], { cwd: project });
await run('npm', ['install', '--save-dev', 'projen', 'constructs', tarball], { cwd: project });
await run('node', ['-e', "if (!require('projen-dbt-pipelines').DbtProject) throw new Error('DbtProject is not exported')"], { cwd: project });
for (const command of ['dbt-pipelines', 'projen-dbt-pipelines']) await run('npx', ['--no', command, '--help'], { cwd: project });

console.log(`NOTE: ${inside.length} files, ${Math.round(size / 1000)} kB`);
