import { ChildProcess, spawn } from 'node:child_process';
import * as os from 'node:os';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { statusOfSignal } from '../exit-status';
import { Environment } from './environment';

export interface StepCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Environment;
}

/** Milliseconds that a cancelled step has until SIGTERM, and from there until it is killed. */
export interface CancelGrace {
  readonly beforeTerminate: number;
  readonly beforeKill: number;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation */
export const CANCEL_GRACE: CancelGrace = { beforeTerminate: 7_500, beforeKill: 2_500 };

/** Milliseconds that the output of a process left behind is waited for. */
const OUTPUT_GRACE = 500;

/** What a shell answers for a program that it cannot find. */
const NOT_FOUND = 127;

/** One step, in a process group of its own: the signals of the terminal do not reach it, and those of the rehearsal reach all that it starts. */
export class StepProcess {
  /** Resolves to the exit code when the program has ended; 128 + n after signal n. */
  readonly ended: Promise<number>;
  private readonly child: ChildProcess;
  /** Milliseconds that what the program has started may outlive it. */
  private patience = OUTPUT_GRACE;

  constructor(command: StepCommand, onLine: (line: string) => void) {
    this.child = spawn(command.program, command.args, {
      cwd: command.directory,
      env: { ...command.environment },
      // the providers' runners give a step no input
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const outputs = [this.child.stdout, this.child.stderr].map((stream) => forwardLines(stream, onLine));
    this.ended = this.exit(command, onLine).then(async (code) => {
      await Promise.race([Promise.all(outputs), delay(this.patience)]);
      return code;
    });
  }

  /** In the order of a runner: the signal, then SIGTERM, then an end; each to the program and to all that it started. */
  cancel(signal: NodeJS.Signals, grace: CancelGrace): void {
    const beforeKill = grace.beforeTerminate + grace.beforeKill;
    this.patience = beforeKill + OUTPUT_GRACE;
    this.signalGroup(signal);
    const terminate = setTimeout(() => this.signalGroup('SIGTERM'), grace.beforeTerminate);
    const kill = setTimeout(() => this.killGroup(), beforeKill);
    void this.ended.then(() => [terminate, kill].forEach(clearTimeout));
  }

  /** Ends what the step left running. */
  killGroup(): void {
    this.signalGroup('SIGKILL');
  }

  private signalGroup(signal: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      process.kill(os.platform() === 'win32' ? pid : -pid, signal);
    } catch {
      // nobody is left
    }
  }

  private exit(command: StepCommand, onLine: (line: string) => void): Promise<number> {
    return new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve(signal === null ? code ?? 0 : statusOfSignal(signal)));
      this.child.once('error', (error) => {
        onLine(`${command.program} cannot be started: ${error.message}`);
        resolve(NOT_FOUND);
      });
    });
  }
}

function forwardLines(stream: Readable | null, onLine: (line: string) => void): Promise<void> {
  if (!stream) return Promise.resolve();
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  lines.on('line', onLine);
  return new Promise((resolve) => lines.once('close', resolve));
}

function delay(milliseconds: number): Promise<void> {
  // whoever waits for the output keeps the process alive
  return new Promise((resolve) => { setTimeout(resolve, milliseconds).unref(); });
}
