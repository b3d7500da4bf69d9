import { spawn } from 'node:child_process';
import * as path from 'node:path';
import * as readline from 'node:readline';

/** Starts the emulator of the library that is installed in `project`; `stop` ends it. */
export async function startEmulator(project, account) {
  const program = path.join(project, 'node_modules/projen-dbt-pipelines/bin/dbt-pipelines');
  const words = ['emulate', '--port', '0', '--json', '--account', account];
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => child.on('close', resolve));
  const firstLine = new Promise(resolve => readline.createInterface({ input: child.stdout }).once('line', resolve));
  const line = await Promise.race([firstLine, ended]);
  if (typeof line !== 'string') throw new Error(`the emulator ended with ${line}`);
  return { ...JSON.parse(line), stop: () => { child.kill('SIGTERM'); return ended; } };
}
