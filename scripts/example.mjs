// The example projects, as a user's repository: copied out, with the packages that `npm install` would bring.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ROOT, runQuietly } from './set-up.mjs';

export const EXAMPLES = path.join(ROOT, 'examples');

/** A copy of an example in a temporary folder, as its author wrote it: without what synth writes and the folders that tools make. */
export function copyExample(name) {
  const example = path.join(EXAMPLES, name);
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const left = new Set(['.projen', 'node_modules', 'target', 'logs', ...generatedFiles(example)].map((file) => path.join(example, file)));
  cpSync(example, folder, { recursive: true, filter: (file) => !left.has(file) });
  linkPackages(folder);
  return folder;
}

/** Our command line, as the copy sees it. */
export function commandIn(folder) {
  return path.join(folder, 'node_modules/projen-dbt-pipelines/bin/dbt-pipelines');
}

/** Runs `dbt-pipelines synth` in a copy. */
export function synth(folder) {
  runQuietly('npx --no dbt-pipelines synth', [commandIn(folder), 'synth'], { cwd: folder });
}

/** The files that projen's record names; it also names one that stays unwritten because it would be empty. */
export function generatedFiles(folder) {
  const list = path.join(folder, '.projen/files.json');
  const { files } = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : { files: [] };
  return files.filter((file) => existsSync(path.join(folder, file)));
}

/** Paths of the files of a repository, with `/`, packages left out. */
export function filesIn(root, below = '') {
  return readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesIn(root, file) : [file];
  });
}

/** Stands in for `npm install` in the example. */
function linkPackages(target) {
  const modules = path.join(target, 'node_modules');
  mkdirSync(modules);
  symlinkSync(ROOT, path.join(modules, 'projen-dbt-pipelines'), 'junction');
  for (const name of ['projen', 'constructs']) symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name), 'junction');
  // so that npx finds them there; Windows needs more than a link
  if (process.platform === 'win32') return;
  mkdirSync(path.join(modules, '.bin'));
  symlinkSync('../projen-dbt-pipelines/bin/dbt-pipelines', path.join(modules, '.bin/dbt-pipelines'));
  symlinkSync('../projen/bin/projen', path.join(modules, '.bin/projen'));
}
