import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { quiet } from './environment.mjs';

/** Runs a command, shows it and what it prints, and returns its exit code and output. */
export function attempt(program, args, { cwd, env = {}, path: first = [] }) {
  const searched = [...first, process.env.PATH].join(path.delimiter);
  console.log(`$ ${[program, ...args].join(' ')}`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...quiet, ...env, PATH: searched }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let stdout = '';
    child.stdout.on('data', chunk => { process.stdout.write(chunk); output += chunk; stdout += chunk; });
    child.stderr.on('data', chunk => { process.stdout.write(chunk); output += chunk; });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output, stdout }));
  });
}

/** The same for a command that has to succeed. */
export async function run(program, args, options) {
  const result = await attempt(program, args, options);
  if (result.code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${result.code}`);
  return result;
}
