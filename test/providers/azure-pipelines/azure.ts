import { parse } from 'yaml';
import { YamlMap } from '../../../src/document/document';
import { stringify } from '../../../src/files/stringify';
import { PipelineEvent } from '../../../src/model/event';
import { Job } from '../../../src/model/job';
import { azurePipelines } from '../../../src/providers/azure-pipelines';
import { AzureSettings } from '../../../src/providers/azure-pipelines/options';
import { planner } from '../../../src/providers/azure-pipelines/read/index';
import { Plan } from '../../../src/providers/plan';
import { ParsedDocument } from '../../../src/providers/provider';
import { definition } from '../../model/jobs';

export const GITHUB: AzureSettings = { vmImage: 'ubuntu-24.04', codeHost: 'github' };
export const AZURE_REPOS: AzureSettings = { vmImage: 'ubuntu-24.04', codeHost: 'azureRepos' };

/** What is wrong with the jobs for Azure: codes and messages. */
export function complaints(jobs: readonly Job[], settings = GITHUB): string[] {
  return azurePipelines.check(definition(...jobs), settings).map(({ code, message }) => `${code}: ${message}`);
}

/** The files of some jobs, as their readers see them: as text that is parsed again. */
export class Azure {
  readonly files: readonly (ParsedDocument & { readonly text: string })[];
  readonly setUp: readonly string[];

  constructor(jobs: readonly Job[], settings = GITHUB) {
    const wrong = complaints(jobs, settings);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    const documents = azurePipelines.render(definition(...jobs), settings);
    this.setUp = azurePipelines.setUp(definition(...jobs), documents, settings);
    this.files = documents.map(({ path, data, header }) => {
      const text = stringify(data, header);
      return { path, text, data: parse(text) };
    });
  }

  /** The only file. */
  get file(): YamlMap {
    if (this.files.length !== 1) throw new Error(`there are ${this.files.length} files`);
    return this.files[0].data as YamlMap;
  }

  /** The jobs of the only file. */
  get jobs(): YamlMap[] {
    return this.file.jobs as YamlMap[];
  }

  plan(event: PipelineEvent): Plan {
    return planner.plan(this.files, event);
  }

  /** The keys of the jobs that run. */
  running(event: PipelineEvent): string[] {
    return this.plan(event).jobs.map(({ id }) => id).sort();
  }
}
