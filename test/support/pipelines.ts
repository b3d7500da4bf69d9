import { parse } from 'yaml';
import { Files, filesIn, repository } from './repository';
import { CiProvider, DbtCloudJobRef, DbtPipelinesOptions, DbtProject, SecretRef } from '../../src';

export const ALL_PROVIDERS = Object.values(CiProvider);

export const JOB = DbtCloudJobRef.fromIds({ accountId: '12345', projectId: '678', jobId: '910' });

/** What a merge job needs at least. */
export const MERGE = { job: JOB, apiKey: SecretRef.named('DBT_API_KEY') };

/** A dbt project in a folder of its own, for all four unless told. */
export function dbtProject(options: Partial<DbtPipelinesOptions> = {}, outdir: string = repository()): DbtProject {
  return new DbtProject({ name: 'jaffle-shop', outdir, providers: ALL_PROVIDERS, ...options });
}

/** The files after a synthesis. */
export function synthesized(project: DbtProject): Files {
  project.synth();
  return filesIn(project.outdir);
}

/** Every pipeline file of a repository, by path. */
export function pipelineFiles(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.yml')));
}

/** What a reader of YAML makes of a file. */
export function read(files: Files, path: string): unknown {
  return parse(files[path]);
}

/** All the strings in data, keys included. */
export function stringsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return [...Object.values(data).flatMap(stringsIn), ...Array.isArray(data) ? [] : Object.keys(data)];
}
