import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { root, scratch } from './environment.mjs';

const definitions = path.join(root, '.ci/definitions');

/** One of the definitions that all say the same, in another language or form: the name that it gets in a project, and its text. */
export function definition(file) {
  const name = file.startsWith('component') ? '.projenrc.ts' : `.${file}`;
  return { name, text: fs.readFileSync(path.join(definitions, file), 'utf8') };
}

/** A project in which the packed library is installed (see the check `pack`), with `definition` and nothing else of a user's. */
export async function newProject(name, { name: file, text }) {
  const folder = path.join(scratch, name);
  fs.cpSync(path.join(scratch, 'installed'), folder, { recursive: true, verbatimSymlinks: true });
  fs.writeFileSync(path.join(folder, file), text);
  return folder;
}

const places = ['.github/workflows', '.gitlab-ci.yml', '.azure-pipelines', 'bitbucket-pipelines.yml', '.dbt-pipelines', 'PIPELINES.md'];

/** What synth wrote for the four services: path to text. */
export function pipelineFilesOf(folder) {
  const files = places.flatMap(place => filesBelow(folder, place));
  for (const place of places) assert.ok(files.some(file => file.startsWith(place)), `synth wrote no ${place}`);
  return Object.fromEntries(files.map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

/** The files below `place`, which may be a file itself, relative to `folder` and sorted. */
export function filesBelow(folder, place) {
  const full = path.join(folder, place);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return [place];
  return fs.readdirSync(full).sort().flatMap(entry => filesBelow(folder, path.posix.join(place, entry)));
}

/** Refuses a difference between two tables of path to content, and shows it file by file. */
export function assertSameFiles(found, expected, what) {
  const paths = [...new Set([...Object.keys(found), ...Object.keys(expected)])].filter(file => found[file] !== expected[file]);
  for (const file of paths) console.log(`---- ${file}, expected:\n${expected[file]}\n---- ${file}, found:\n${found[file]}`);
  assert.deepEqual(paths, [], what);
}
