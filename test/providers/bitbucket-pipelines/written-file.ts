import { parse } from 'yaml';
import { stringify } from '../../../src/files/stringify';
import { checkModel } from '../../../src/model/checks';
import { Diagnostic } from '../../../src/model/diagnostic';
import { PipelineEvent } from '../../../src/model/event';
import { Job } from '../../../src/model/job';
import { bitbucketPipelines } from '../../../src/providers/bitbucket-pipelines';
import { planner } from '../../../src/providers/bitbucket-pipelines/read/index';
import { Plan } from '../../../src/providers/plan';
import { definition } from '../../model/jobs';

export interface Step {
  readonly [key: string]: unknown;
  readonly name: string;
  readonly script: readonly string[];
}

export type Section = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The file for some jobs, as Bitbucket reads it. */
export class WrittenFile {
  static of(...jobs: readonly Job[]): WrittenFile {
    const problems = [...checkModel(definition(...jobs)), ...problemsOf(...jobs)];
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
    const [{ path, data, header }] = bitbucketPipelines.render(definition(...jobs), {});
    return new WrittenFile(path, stringify(data, header));
  }

  readonly data: { readonly definitions?: unknown; readonly pipelines: Readonly<Record<string, Section>> };

  constructor(private readonly path: string, readonly text: string) {
    this.data = parse(text) as WrittenFile['data'];
  }

  /** The keys of a section, in the order of the file. */
  keys(section: string): string[] {
    return Object.keys(this.data.pipelines[section] ?? {});
  }

  /** The steps below a key, whatever runs side by side. */
  steps(section: string, key: string): Step[] {
    return this.data.pipelines[section][key].flatMap((item) => {
      const { step, parallel } = item as { step?: Step; parallel?: { steps: { step: Step }[] } };
      return step ? [step] : parallel?.steps.map((own) => own.step) ?? [];
    });
  }

  names(section: string, key: string): string[] {
    return this.steps(section, key).map(({ name }) => name);
  }

  plan(event: PipelineEvent): Plan {
    return planner.plan([{ path: this.path, data: this.data }], event);
  }

  /** The names of the jobs that an event runs. */
  running(event: PipelineEvent): string[] {
    return this.plan(event).jobs.map(({ name }) => name);
  }
}

/** What Bitbucket cannot do of these jobs, beside what its table of features refuses. */
export function problemsOf(...jobs: readonly Job[]): Diagnostic[] {
  return bitbucketPipelines.check(definition(...jobs), {});
}

export function push(branch: string, changed?: readonly string[]): PipelineEvent {
  return { kind: 'push', branch, changed };
}

export function pullRequest(target: string, more: { readonly changed?: readonly string[]; readonly fork?: boolean } = {}): PipelineEvent {
  return { kind: 'pullRequest', number: 7, source: 'feature/x', target, draft: false, fork: false, ...more };
}
