import * as path from 'node:path';
import { run } from './command.mjs';
import { scratch } from './environment.mjs';

/** A new Python environment with `packages` in it; the answer is its folder of programs. */
export async function pythonWith(name, packages) {
  const folder = path.join(scratch, name);
  await run('python3', ['-m', 'venv', folder], { cwd: scratch });
  const programs = path.join(folder, 'bin');
  if (packages.length > 0) await run(path.join(programs, 'python'), ['-m', 'pip', 'install', ...packages], { cwd: scratch });
  return programs;
}
