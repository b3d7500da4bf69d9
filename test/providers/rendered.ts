import * as os from 'node:os';
import * as path from 'node:path';
import { Project } from 'projen';
import { parse } from 'yaml';
import { CiProvider, DbtPipelines } from '../../src';
import { PipelineJob } from '../../src/definition/jobs/pipeline-job';
import { YamlMap } from '../../src/document/document';
import { stringify } from '../../src/files/stringify';
import { Definition } from '../../src/model/definition';
import { Diagnostic } from '../../src/model/diagnostic';
import { PipelineEvent } from '../../src/model/event';
import { eventText } from '../../src/model/event-text';
import { ProviderId } from '../../src/model/provider-id';
import { PROVIDERS, Settings } from '../../src/providers';
import { Plan, PlannedJob } from '../../src/providers/plan';
import { PLANNERS } from '../../src/providers/planners';
import { ParsedDocument } from '../../src/providers/provider';
import { checkDefinition } from '../../src/synth/checks';
import { renderDocuments } from '../../src/synth/render';
import { SynthRequest } from '../../src/synth/request';

export const ALL = Object.keys(PROVIDERS) as readonly ProviderId[];

export type Define = (pipelines: DbtPipelines) => void;

export const SETTINGS: Settings = {
  github: { runner: 'ubuntu-24.04' },
  gitlab: { path: '.gitlab-ci.yml', tags: [] },
  azure: { vmImage: 'ubuntu-24.04', codeHost: 'github' },
  bitbucket: {},
};

/** What the definition is before any provider is thought of; nothing is written. */
export function definitionOf(define: Define): Definition {
  const project = new Project({ name: 'test', outdir: path.join(os.tmpdir(), 'never-written') });
  const pipelines = new DbtPipelines(project, { providers: Object.values(CiProvider) });
  define(pipelines);
  const jobs = pipelines.node.findAll().filter((construct) => construct instanceof PipelineJob);
  return { path: 'dbt-pipelines', defaultBranch: pipelines.defaultBranch, jobs: jobs.map((job) => job._toModel(pipelines)) };
}

export function diagnosticsOf(definition: Definition, providers: readonly ProviderId[] = ALL, settings: Settings = SETTINGS): Diagnostic[] {
  return checkDefinition(request(definition, providers, settings));
}

interface RenderedText extends ParsedDocument {
  readonly provider: ProviderId;
  readonly text: string;
}

/** The files of a definition, as their readers see them: as text that is parsed again. */
export class Rendered {
  static of(define: Define): Rendered {
    return new Rendered(definitionOf(define));
  }

  private readonly documents: readonly RenderedText[];

  constructor(definition: Definition, providers: readonly ProviderId[] = ALL, settings: Settings = SETTINGS) {
    const diagnostics = diagnosticsOf(definition, providers, settings);
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    this.documents = renderDocuments(request(definition, providers, settings)).map(({ provider, document }) => {
      const text = stringify(document.data, document.header);
      return { provider, path: document.path, text, data: parse(text) };
    });
  }

  texts(provider: ProviderId): string[] {
    return this.documents.filter((document) => document.provider === provider).map(({ text }) => text);
  }

  files(provider: ProviderId): readonly ParsedDocument[] {
    return this.documents.filter((document) => document.provider === provider);
  }

  /** The only file of the provider. */
  file(provider: ProviderId): YamlMap {
    const files = this.files(provider);
    if (files.length !== 1) throw new Error(`${provider} has ${files.length} files`);
    return files[0].data as YamlMap;
  }

  /** For an event; a branch stands for a push to it that changes one file. */
  plan(provider: ProviderId, event: PipelineEvent | string): Plan {
    return PLANNERS[provider].planner.plan(this.files(provider), eventOf(event));
  }

  jobs(provider: ProviderId, event: PipelineEvent | string): readonly PlannedJob[] {
    return this.plan(provider, event).jobs;
  }

  /** A job of the plan, by its name. */
  job(provider: ProviderId, event: PipelineEvent | string, name: string): PlannedJob {
    const job = this.plan(provider, event).jobs.find((planned) => planned.name === name);
    if (!job) throw new Error(`${provider} runs no job "${name}" for ${eventText(eventOf(event))}`);
    return job;
  }
}

function eventOf(event: PipelineEvent | string): PipelineEvent {
  return typeof event === 'string' ? { kind: 'push', branch: event, changed: ['models/a.sql'] } : event;
}

function request(definition: Definition, providers: readonly ProviderId[], settings: Settings): SynthRequest {
  return { definition, providers, settings, changes: [], failedValidations: [] };
}
