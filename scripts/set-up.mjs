// What `npm run demo` and `npm run verify` need before they begin, on a machine that has only Node and git.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 20;

/** What the build is made from, and files that each build writes. */
const SOURCES = ['src', 'package.json', 'tsconfig.json', 'scripts/bundle.mjs'];
const BUILT = ['assets/run-and-monitor.mjs', 'lib/index.js', '.jsii'];

/** Installs and builds what is missing or older than what it is made from; ends the process when that fails. */
export function setUp() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) fail(`this needs Node ${OLDEST_NODE} or newer, and this is Node ${process.versions.node}`);
  install();
  build();
}

/** Runs a Node program of this repository quietly; shows its output only when it fails. */
export function runQuietly(what, args, options = {}) {
  const start = Date.now();
  process.stdout.write(`${what} ... `);
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', ...options });
  if (status !== 0) fail(`failed\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  console.log(`${((Date.now() - start) / 1000).toFixed(1)} s`);
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

function install() {
  if (modified('node_modules/.package-lock.json') >= modified('package-lock.json')) return;
  runQuietly('installing dependencies', [npm(), 'ci', '--no-audit', '--no-fund']);
}

function build() {
  if (Math.min(...BUILT.map(modified)) >= Math.max(...SOURCES.map(newest))) return;
  const projen = path.join(ROOT, 'node_modules/projen/bin/projen');
  // jsii prints a banner on a Node that is near the end of its life
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
  runQuietly('building the monitor', [projen, 'bundle'], { env });
  runQuietly('building the library', [projen, 'compile'], { env });
}

/** npm's own program: `npm run` says where it is, else it stands beside Node. */
function npm() {
  const bin = path.dirname(process.execPath);
  const places = [process.env.npm_execpath, path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'), path.join(bin, 'node_modules/npm/bin/npm-cli.js')];
  return places.find((place) => place?.endsWith('npm-cli.js') && existsSync(place)) ?? fail('npm is not beside Node: run this with `npm run`');
}

/** When a file was written, in milliseconds; 0 when it is not there. */
function modified(file) {
  return statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When the newest file of a folder was written. */
function newest(file) {
  const entry = statSync(path.join(ROOT, file), { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  // the folder itself too: a deleted file leaves no other trace
  return Math.max(entry.mtimeMs, ...readdirSync(path.join(ROOT, file)).map((name) => newest(path.join(file, name))));
}
