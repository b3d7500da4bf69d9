import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

/** A program built for one test file. */
export interface Bundle {
  readonly file: string;
  remove(): Promise<void>;
}

/** Builds the program from the sources as they are now, as `npm run bundle` does, so that no stale asset is tested. */
export async function buildProgram(): Promise<Bundle> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'run-and-monitor-'));
  const file = path.join(folder, 'run-and-monitor.mjs');
  await promisify(execFile)(process.execPath, [path.join(__dirname, '..', '..', 'scripts', 'bundle.mjs'), file]);
  return { file, remove: () => fs.rm(folder, { recursive: true }) };
}
