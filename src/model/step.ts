import { SecretVariable } from './env';

/** A part of a job. The steps of one job share a machine and a working directory. */
export type Step = CommandsStep | ProgramStep;

interface StepBase {
  readonly name: string;
  /** Why the step is there, for the reader of the generated file. */
  readonly comment?: string;
  /** The secrets that this step reads, and no other step gets where the provider can confine them. */
  readonly secrets: readonly SecretVariable[];
}

/** Shell commands, one a line, that stop at the first failure. */
export interface CommandsStep extends StepBase {
  readonly kind: 'commands';
  readonly commands: readonly string[];
}

/** One program that takes over the step: it gets the cancel signal itself, and its exit code is the step's. */
export interface ProgramStep extends StepBase {
  readonly kind: 'program';
  readonly command: readonly string[];
}
