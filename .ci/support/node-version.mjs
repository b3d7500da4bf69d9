import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from './command.mjs';
import { root, schemas, scratch } from './environment.mjs';
import { assertSameFiles, definition, newProject, pipelineFilesOf } from './user-project.mjs';

/**
 * The whole suite on another Node, and the packed library's synth on it, which must write the same bytes.
 * The npm package `node` ships the program itself.
 */
export async function checkNode(major) {
  const folder = path.join(scratch, `node-${major}`);
  fs.mkdirSync(folder);
  await run('npm', ['install', '--prefix', folder, `node@${major}`], { cwd: folder });
  const first = [path.join(folder, 'node_modules/.bin')];
  const { stdout } = await run('node', ['--version'], { cwd: folder, path: first });
  assert.match(stdout, new RegExp(`^v${major}\\.`));

  const here = await newProject(`node-${major}-reference`, definition('projenrc.ts'));
  const there = await newProject(`node-${major}-project`, definition('projenrc.ts'));
  await run('npx', ['--no-install', 'dbt-pipelines', 'synth'], { cwd: here });
  await run('npx', ['--no-install', 'dbt-pipelines', 'synth'], { cwd: there, path: first });
  assertSameFiles(pipelineFilesOf(there), pipelineFilesOf(here), 'this Node writes other files');

  await run('node', ['node_modules/vitest/vitest.mjs', 'run'], { cwd: root, path: first, env: { DBT_PIPELINES_SCHEMAS: schemas, TEST_WORKERS: '1' } });
  console.log(`NOTE: node ${stdout.trim()}`);
}
