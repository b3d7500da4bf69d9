import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

/** A program built for one test file. */
export interface Bundle {
  readonly file: string;
  remove(): Promise<void>;
}

/** Builds the program from the sources as they are now, with the options of `npm run bundle`, so that no stale asset is tested. */
export async function buildProgram(): Promise<Bundle> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'run-and-monitor-'));
  const file = path.join(folder, 'run-and-monitor.mjs');
  await esbuild.build({
    entryPoints: [path.join(__dirname, '..', '..', 'src', 'monitor', 'cli.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node16.9',
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return { file, remove: () => fs.rm(folder, { recursive: true }) };
}
