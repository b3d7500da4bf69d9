import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** The folders of one job; all below one temporary folder. */
export interface Workspace {
  /** The fresh copy of the repository: the job's working directory. */
  readonly repository: string;
  readonly home: string;
  readonly temporary: string;
  /** For the rehearsal's own files: scripts and tools. */
  readonly tools: string;
  remove(): void;
}

/** What a repository without git leaves behind: what a check-out would not hold. */
const NOT_CHECKED_OUT = new Set(['node_modules', '.git']);

/**
 * A fresh copy of a repository, as a check-out would give it: what git tracks or would track; outside git everything but
 * `node_modules`. There is no `.git` in it.
 */
export function createWorkspace(source: string): Workspace {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'dbt-pipelines-'));
  const [repository, home, temporary, tools] = ['repository', 'home', 'tmp', 'tools'].map((name) => path.join(root, name));
  for (const folder of [repository, home, temporary, tools]) fs.mkdirSync(folder);
  copyRepository(source, repository);
  return { repository, home, temporary, tools, remove: () => removeFolder(root) };
}

function copyRepository(source: string, target: string): void {
  const files = filesOfGit(source);
  if (files) for (const file of files) copyFile(path.join(source, file), path.join(target, file));
  else fs.cpSync(source, target, { recursive: true, verbatimSymlinks: true, filter: (file) => !NOT_CHECKED_OUT.has(path.basename(file)) });
}

/** Undefined when the folder is not part of a git repository, or git is not installed. */
function filesOfGit(directory: string): Set<string> | undefined {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--exclude=node_modules/'], {
      cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 28,
    });
    return new Set(list.split('\0').filter((file) => file !== ''));
  } catch {
    return undefined;
  }
}

function copyFile(source: string, target: string): void {
  const entry = fs.lstatSync(source, { throwIfNoEntry: false });
  // a tracked file may be deleted, and a submodule is a folder that a plain check-out leaves empty
  if (!entry || entry.isDirectory()) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
  else fs.copyFileSync(source, target);
}

/** A job may have made folders read-only, and a process that it left may still be writing. */
function removeFolder(root: string): void {
  try {
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  } catch {
    for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) fs.chmodSync(path.join(entry.parentPath, entry.name), 0o700);
    }
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}
