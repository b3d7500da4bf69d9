import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ProviderId } from '../../src/model/provider-id';
import { PlannedStep } from '../../src/providers/plan';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A folder with programs that come before all others on PATH. */
export class Machine {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compliance-'));

  constructor() {
    fs.mkdirSync(path.join(this.folder, 'bin'));
    fs.mkdirSync(path.join(this.folder, 'work'));
  }

  /** Puts a JavaScript program in the place of a command. */
  install(name: string, source: string): void {
    fs.writeFileSync(path.join(this.folder, 'bin', name), `#!${process.execPath}\n${source}\n`, { mode: 0o755 });
  }

  /** What the steps have left in their working directory. */
  files(): string[] {
    return fs.readdirSync(path.join(this.folder, 'work'));
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts a step as the provider's runner does, with the stored secrets that reach it. */
  start(provider: ProviderId, step: PlannedStep, stored: Readonly<Record<string, string>> = {}): Running {
    const file = path.join(this.folder, 'step.sh');
    fs.writeFileSync(file, provider === 'gitlab' ? gitlabScript(step.script) : step.script);
    const [shell, ...words] = provider === 'gitlab' ? ['bash', file] : step.shell.map((word) => word.replace('{0}', file));
    return new Running(spawn(shell, words, { cwd: path.join(this.folder, 'work'), env: this.environment(step, stored), stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  async run(provider: ProviderId, step: PlannedStep, stored: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(provider, step, stored).ended;
  }

  private environment(step: PlannedStep, stored: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const { secrets } = step;
    const reaching = secrets.kind === 'all'
      ? stored
      : Object.fromEntries(Object.entries(secrets.variables).map(([variable, secret]) => [variable, stored[secret] ?? '']));
    return { PATH: `${path.join(this.folder, 'bin')}:${process.env.PATH}`, ...step.environment, ...reaching };
  }
}

export class Running {
  readonly ended: Promise<Ended>;
  private output = '';

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data) => { this.output += String(data); });
    child.stderr?.on('data', (data) => { this.output += String(data); });
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal, output: this.output }));
    });
  }

  /** Waits until the output holds a text. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) await new Promise((resolve) => { this.child.stdout?.once('data', resolve); });
  }

  /** Signals the process that the runner started, and no other. */
  signalEntry(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /**
   * What the runner's helper does in the container of a cancelled job: SIGTERM to each process but the first, the youngest first.
   * @see https://docs.gitlab.com/runner/shells/#unix-like-operating-systems
   */
  terminateAllButFirst(): void {
    for (const pid of descendantsOf(this.child.pid ?? 0).sort((a, b) => b - a)) terminate(pid);
  }
}

/** A process may have ended with the one that was signalled before it. */
function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function descendantsOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  const children = rows.filter(([, parent]) => parent === pid).map(([child]) => child);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

/**
 * The script of a job as GitLab's runner writes it for bash: the whole of it is one argument of `eval`, behind an empty pipe.
 * @see https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/shells/bash.go (`BashWriter.Finish`)
 */
export function gitlabScript(script: string): string {
  const escaped = script.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n');
  return [
    '#!/usr/bin/env bash',
    '',
    'if set -o | grep pipefail > /dev/null; then set -o pipefail; fi; set -o errexit',
    'set +o noclobber',
    `: | eval $'${escaped}\\n'`,
    'exit 0',
    '',
  ].join('\n');
}
