import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

export interface Ended {
  readonly status: number | null;
  readonly lines: readonly string[];
}

/** `dbt-pipelines plan` in a process of its own. */
export function plan(folder: string, ...words: readonly string[]): Ended {
  const process_ = ['--import', path.resolve('node_modules/tsx/dist/loader.mjs'), path.resolve('test/cli/main-process.ts'), 'plan', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, process_, { cwd: folder, encoding: 'utf8' });
  return { status, lines: (stdout + stderr).trimEnd().split('\n') };
}
