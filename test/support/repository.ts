import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { onTestFinished } from 'vitest';

/** The files of a repository, by their path with `/`. */
export type Files = Readonly<Record<string, string>>;

/** A temporary repository with these files, gone after the test. */
export function repository(files: Files = {}): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'dbt-pipelines-test-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}

export function write(folder: string, name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
}

export function filesIn(folder: string): Files {
  return Object.fromEntries(pathsIn(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** What a write of other bytes, or of another mode, would change. */
export function statesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(pathsIn(folder).map((name) => {
    const { mode } = fs.statSync(path.join(folder, name));
    const digest = createHash('sha256').update(fs.readFileSync(path.join(folder, name))).digest('hex');
    return [name, `${mode.toString(8)} ${digest}`];
  }));
}

/** What a write of any kind would change: the times of the last one, too. */
export function timedStatesIn(folder: string): Readonly<Record<string, string>> {
  const time = (name: string): bigint => fs.statSync(path.join(folder, name), { bigint: true }).mtimeNs;
  return Object.fromEntries(Object.entries(statesIn(folder)).map(([name, state]) => [name, `${state} ${time(name)}`]));
}

function pathsIn(folder: string): string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}
