import { execFile, ExecOptions } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { PlannedJob } from '../../providers/plan';
import { CommandError } from '../command-error';
import { Workspace } from './workspace';

const execute = promisify(execFile);

/** The folders of a job's languages, to go first on PATH. */
export interface Tools {
  readonly folders: readonly string[];
  /** Where what is here differs from what the pipeline asks for. */
  readonly notes: readonly string[];
}

/**
 * What stands in for the images and set-up steps of a provider: the Node that runs this, and a Python environment of the
 * job's own, so that its `pip install` never touches the host.
 *
 * @param cancel ends what is being made
 * @throws CommandError when the job needs Python and the machine has none
 */
export async function provideTools(
  planned: PlannedJob['tools'], workspace: Workspace, host: NodeJS.ProcessEnv, cancel: AbortSignal,
): Promise<Tools> {
  const folders: string[] = [];
  const notes: string[] = [];
  if (planned.node !== undefined) {
    folders.push(path.dirname(process.execPath));
    notes.push(...difference('Node.js', planned.node, process.versions.node));
  }
  if (planned.python !== undefined) {
    const python = await findPython(planned.python, host);
    folders.push(await createVirtualEnvironment(python.command, workspace, { env: host, signal: cancel }));
    notes.push(...difference('Python', planned.python, python.version));
  }
  return { folders, notes };
}

function difference(language: string, planned: string, present: string): string[] {
  return `${present}.`.startsWith(`${planned}.`) ? [] : [`the pipeline uses ${language} ${planned}, here it is ${present}`];
}

/** The planned version where the machine has it, else the Python that it has. */
async function findPython(planned: string, host: NodeJS.ProcessEnv): Promise<{ command: string; version: string }> {
  for (const command of [`python${planned}`, 'python3', 'python']) {
    const version = await execute(command, ['-c', 'import platform; print(platform.python_version())'], { env: host }).catch(() => undefined);
    if (version) return { command, version: version.stdout.trim() };
  }
  throw new CommandError(`the job needs Python ${planned} and there is no python3 on PATH: install Python 3, or choose another job with --job`);
}

/** @see https://docs.python.org/3/library/venv.html */
async function createVirtualEnvironment(python: string, { tools }: Workspace, options: ExecOptions): Promise<string> {
  const folder = path.join(tools, 'python');
  try {
    await execute(python, ['-m', 'venv', folder], options);
  } catch (error) {
    const fix = 'install the module venv (Debian: apt install python3-venv)';
    throw new CommandError(`\`${python} -m venv\` fails, so the job cannot have a Python of its own: ${fix}: ${lastLine(error)}`);
  }
  return path.join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
}

function lastLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n').pop() ?? '';
}
