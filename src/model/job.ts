import { Environment } from './environment';
import { Reports } from './reports';
import { Step } from './step';
import { Tool } from './tool';
import { Trigger } from './trigger';

/** One job: a machine of its own, started by its triggers, after the jobs that it needs. */
export interface Job {
  /** Unique; letters, digits, `-` and `_`: the file and job key wherever the provider limits those. */
  readonly id: string;
  /** What a person sees, byte for byte the same on all four. */
  readonly name: string;
  /** Construct path, for diagnostics. */
  readonly path: string;
  /** What the job does, for the reader of the generated file. */
  readonly comment?: string;
  readonly triggers: readonly Trigger[];
  /** Ids of the jobs that must have succeeded. */
  readonly needs: readonly string[];
  readonly timeoutSeconds: number;
  readonly tool: Tool;
  readonly environment: Environment;
  readonly steps: readonly Step[];
  /** Programs of ours that the steps call and the repository must hold. */
  readonly assets: readonly AssetName[];
  readonly reports?: Reports;
}

/** A program that synth copies into the repository. */
export type AssetName = 'run-and-monitor';
