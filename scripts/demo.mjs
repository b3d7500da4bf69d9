// `npm run demo`: from one definition to four pipelines and a rehearsed push to main, without an account.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ROOT, runQuietly, setUp } from './set-up.mjs';

const EXAMPLE = path.join(ROOT, 'examples/jaffle-shop');

setUp();
const folder = mkdtempSync(path.join(tmpdir(), 'jaffle-shop-'));
copyExample(folder);
linkPackages(folder);
const cli = path.join(folder, 'node_modules/projen-dbt-pipelines/bin/dbt-pipelines');

const before = new Set(filesIn(folder));
runQuietly('npx dbt-pipelines synth', [cli, 'synth'], { cwd: folder });
const written = filesIn(folder).filter((file) => !before.has(file));

console.log('npx dbt-pipelines rehearse --event push --branch main\n');
const { status } = spawnSync(process.execPath, [cli, 'rehearse', '--event', 'push', '--branch', 'main'], { cwd: folder, stdio: 'inherit' });

console.log(`\nWritten from one .projenrc.ts, in ${folder} (yours to look at and to remove):`);
for (const file of written) console.log(`  ${file}`);
process.exitCode = status === 0 ? 0 : 1;

/** The example as its author wrote it: without the files that synth writes and the folders that tools make. */
function copyExample(target) {
  const left = new Set(['.projen', 'node_modules', 'target', 'logs', ...generated()].map((file) => path.join(EXAMPLE, file)));
  cpSync(EXAMPLE, target, { recursive: true, filter: (file) => !left.has(file) });
}

function generated() {
  const list = path.join(EXAMPLE, '.projen/files.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).files : [];
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

/** Paths of the files of a repository, with `/`, packages left out. */
function filesIn(root, below = '') {
  return readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(below, entry.name);
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesIn(root, file) : [file];
  });
}
