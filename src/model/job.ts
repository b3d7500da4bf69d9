import { Artifacts } from './artifacts';
import { Cache } from './cache';
import { Concurrency } from './concurrency';
import { Env } from './env';
import { IdToken } from './id-token';
import { Reports } from './reports';
import { Runner } from './runner';
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
  readonly env: Env;
  readonly steps: readonly Step[];
  /** Programs of ours that the steps call and the repository must hold. */
  readonly assets: readonly AssetName[];
  /** `skip`: the job does not run for a pull request from a fork, which gets no secrets. */
  readonly forks: 'run' | 'skip';
  readonly reports?: Reports;
  readonly runner?: Runner;
  readonly concurrency?: Concurrency;
  /** The environment that the job deploys to, which may ask for an approval and hold secrets. */
  readonly environment?: string;
  /** Undefined: nothing is kept. */
  readonly cache?: Cache;
  readonly artifacts?: Artifacts;
  /** How many commits are fetched; undefined: what the provider fetches by itself. */
  readonly fetchDepth?: number | 'full';
  /** `tolerated`: a failure of the job is shown, and jobs that need it run all the same. */
  readonly failure: 'counts' | 'tolerated';
  readonly idTokens: readonly IdToken[];
}

/** A program that synth copies into the repository. */
export type AssetName = 'run-and-monitor';
