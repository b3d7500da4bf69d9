import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'cli-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** Puts packages of this repository where the files of `folder` find them. */
export function linkPackages(folder: string, ...names: readonly string[]): void {
  fs.mkdirSync(path.join(folder, 'node_modules'));
  for (const name of names) fs.symlinkSync(path.resolve('node_modules', name), path.join(folder, 'node_modules', name), 'junction');
}
