// The library in the other languages of jsii: code for Java and Go can be generated, and a Python definition writes the same bytes.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../support/command.mjs';
import { root, scratch } from '../support/environment.mjs';
import { pythonWith } from '../support/python.mjs';
import { assertSameFiles, definition, newProject, pipelineFilesOf } from '../support/user-project.mjs';

const code = path.join(scratch, 'languages-code');
await run('npx', ['--no-install', 'jsii-pacmak', '--code-only', '--targets', 'java', 'go', '--outdir', code, root], { cwd: root });
for (const language of ['java', 'go']) assert.ok(fs.readdirSync(path.join(code, language)).length > 0, `no code for ${language}`);

const built = path.join(scratch, 'languages-built');
await run('npx', ['--no-install', 'jsii-pacmak', '--targets', 'python', '--outdir', built, root], { cwd: root });
const wheel = fs.readdirSync(path.join(built, 'python')).find(file => file.endsWith('.whl'));
const programs = await pythonWith('languages-python', [path.join(built, 'python', wheel), 'projen', 'constructs']);
const python = path.join(programs, 'python');

const typescript = await newProject('languages-ts', definition('projenrc.ts'));
await run('npx', ['--no-install', 'dbt-pipelines', 'synth'], { cwd: typescript });

const { name, text } = definition('projenrc.py');
const project = path.join(scratch, 'languages-py');
fs.mkdirSync(project);
fs.writeFileSync(path.join(project, name), text);
await run(python, [name], { cwd: project });
assertSameFiles(pipelineFilesOf(project), pipelineFilesOf(typescript), 'Python writes other files than TypeScript');

const versions = "from importlib.metadata import version; print(', '.join(f'{name} {version(name)}' for name in ('projen', 'constructs')))";
const { stdout } = await run(python, ['-c', versions], { cwd: project });
console.log(`NOTE: java, go, python (${stdout.trim()})`);
