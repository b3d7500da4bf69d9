import * as fs from 'node:fs';
import * as path from 'node:path';
import { Environment, machineEnvironment } from './environment';
import { missingSecrets, secretEnvironment } from './secrets';
import { CancelGrace, StepCommand, StepProcess } from './step-process';
import { Connection, Target } from './target';
import { provideTools } from './tools';
import { Workspace, createWorkspace } from './workspace';
import { PlannedJob, PlannedStep } from '../../providers/plan';

/** What all jobs of one rehearsal share. */
export interface Stage {
  /** The repository as it is on disk. */
  readonly directory: string;
  readonly host: NodeJS.ProcessEnv;
  readonly target: Target;
  readonly grace: CancelGrace;
  /** Aborted with the name of a signal. */
  readonly interruption: AbortSignal;
}

export type JobResult = 'succeeded' | 'failed' | 'timed out' | 'cancelled';

export interface JobEnd {
  readonly result: JobResult;
  /** Of the last step that ran. */
  readonly exitCode: number;
  /** Whether an emulator stood in for dbt Cloud. */
  readonly isEmulated: boolean;
}

/** Runs the steps of one job in a fresh copy of the repository, up to the first that fails. Nothing of it is left on disk. */
export async function runJob(job: PlannedJob, stage: Stage, print: (line: string) => void): Promise<JobEnd> {
  const workspace = createWorkspace(stage.directory);
  try {
    const tools = await provideTools(job.tools, workspace, stage.host, stage.interruption);
    for (const note of tools.notes) print(`note: ${note}`);
    const machine = machineEnvironment(stage.host, workspace, tools.folders);
    const connection = await stage.target.connect(job);
    return await new JobRun(job, stage, { workspace, machine, connection }, print).run().finally(() => connection.close());
  } finally {
    workspace.remove();
  }
}

/** A step learns nothing of the output that nobody reads: it is cancelled like any other. */
function signalFor({ reason }: AbortSignal): NodeJS.Signals {
  return reason === 'SIGPIPE' ? 'SIGINT' : reason;
}

/** What one job has to itself. */
interface Place {
  readonly workspace: Workspace;
  readonly machine: Environment;
  readonly connection: Connection;
}

class JobRun {
  private readonly processes: StepProcess[] = [];
  private readonly cancellation = new AbortController();
  private readonly print: (line: string) => void;

  constructor(
    private readonly job: PlannedJob,
    private readonly stage: Stage,
    private readonly place: Place,
    print: (line: string) => void,
  ) {
    const mask = maskFor(place.connection.secrets.values());
    this.print = (line) => print(mask(line));
  }

  async run(): Promise<JobEnd> {
    const timer = this.startTimeout();
    const cancel = AbortSignal.any([this.stage.interruption, this.cancellation.signal]);
    try {
      return this.end(await this.runSteps(cancel), cancel);
    } finally {
      clearTimeout(timer);
      for (const process of this.processes) process.killGroup();
    }
  }

  private startTimeout(): NodeJS.Timeout | undefined {
    const { timeoutMinutes } = this.job;
    if (timeoutMinutes === undefined) return undefined;
    return setTimeout(() => {
      this.print(`note: the job's time-out of ${timeoutMinutes} minutes is over`);
      this.cancellation.abort('SIGINT');
    }, timeoutMinutes * 60_000);
  }

  private end(exitCode: number, cancel: AbortSignal): JobEnd {
    return { result: this.resultOf(exitCode, cancel), exitCode, isEmulated: this.place.connection.isEmulated() };
  }

  private resultOf(exitCode: number, cancel: AbortSignal): JobResult {
    if (!cancel.aborted) return exitCode === 0 ? 'succeeded' : 'failed';
    return this.stage.interruption.aborted ? 'cancelled' : 'timed out';
  }

  private async runSteps(cancel: AbortSignal): Promise<number> {
    let exitCode = 0;
    for (const [index, step] of this.job.steps.entries()) {
      if (exitCode !== 0 || cancel.aborted) break;
      exitCode = await this.runStep(step, index, cancel);
    }
    return exitCode;
  }

  private async runStep(step: PlannedStep, index: number, cancel: AbortSignal): Promise<number> {
    this.print(`> ${step.name}`);
    for (const name of missingSecrets(step, this.place.connection.secrets)) this.print(`note: no secret ${name}: give it with --secret ${name}`);
    const process = new StepProcess(this.commandOf(step, index), this.print);
    this.processes.push(process);
    const onCancel = () => process.cancel(signalFor(cancel), this.stage.grace);
    cancel.addEventListener('abort', onCancel, { once: true });
    const exitCode = await process.ended;
    cancel.removeEventListener('abort', onCancel);
    if (exitCode !== 0) this.print(`step "${step.name}" ended with exit code ${exitCode}`);
    return exitCode;
  }

  private commandOf(step: PlannedStep, index: number): StepCommand {
    const { workspace, machine, connection } = this.place;
    const script = path.join(workspace.tools, `step-${index + 1}.sh`);
    fs.writeFileSync(script, step.script);
    const [program, ...args] = step.shell.map((word) => word.replace('{0}', () => script));
    return {
      program,
      args,
      directory: workspace.repository,
      environment: { ...machine, ...step.environment, ...connection.environment, ...secretEnvironment(step, connection.secrets) },
    };
  }
}

/** Shown in place of a secret. */
const MASK = '***';

/**
 * Hides secrets in lines of output, as the providers do; of a secret of several lines, each line.
 *
 * A mistake shows in the log that a person pastes into a ticket, so even a short secret is hidden.
 */
function maskFor(values: Iterable<string>): (line: string) => string {
  const words = [...values].flatMap((value) => value.split(/\r?\n/)).filter((word) => word.trim() !== '');
  // the longest first: a secret may hold another
  words.sort((a, b) => b.length - a.length);
  return (line) => words.reduce((text, word) => text.replaceAll(word, MASK), line);
}
