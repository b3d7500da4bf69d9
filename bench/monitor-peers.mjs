// The programs that are compared: ours, the floor, and the peers that are there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../scripts/set-up.mjs';

export const PEERS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'peers');
export const PROGRAM = path.join(ROOT, 'assets/run-and-monitor.mjs');

/** The interpreter itself: a shim of a version manager would be measured too. */
export const PYTHON = pathOfPython();

/** Commands by the name under which the results show them. */
export function programs(python = undefined) {
  const node = (file) => [process.execPath, file];
  return {
    'run-and-monitor': node(PROGRAM),
    'bare node:https': node(path.join(PEERS, 'https.mjs')),
    'bare fetch': node(path.join(PEERS, 'fetch.mjs')),
    ...(PYTHON === undefined ? {} : { 'guide\'s script': [PYTHON, path.join(PEERS, 'guide.py')] }),
    ...(python === undefined ? {} : { dbtc: [python, path.join(PEERS, 'trigger_with_dbtc.py')] }),
  };
}

/** Installs dbtc into a folder of its own where BENCH_DBTC asks for it; it brings pandas, so that takes a while. Its pandas needs an older pyarrow. */
export function installDbtc() {
  if (process.env.BENCH_DBTC === undefined || PYTHON === undefined) return undefined;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dbtc-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const python = path.join(folder, 'bin/python');
  const steps = [[PYTHON, '-m', 'venv', folder], [python, '-m', 'pip', 'install', '--quiet', 'dbtc', 'pyarrow<20']];
  return steps.every(([command, ...args]) => spawnSync(command, args, { timeout: 300_000 }).status === 0) ? python : undefined;
}

/** A command that leaves its peak of memory, in MB, in a file. */
export function withPeak([command, ...args]) {
  if (command === process.execPath) return [command, '--import', path.join(PEERS, 'peak.mjs'), ...args];
  return [command, path.join(PEERS, 'peak.py'), ...args];
}

export function readPeak(file) {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : NaN;
}

function pathOfPython() {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
