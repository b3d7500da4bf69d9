import * as fs from 'node:fs';
import * as path from 'node:path';
import { ProviderName } from './index';

export interface PipelineFile {
  readonly provider: ProviderName;
  /** Where the file lies in its repository. */
  readonly path: string;
  readonly text: string;
}

const places: Readonly<Record<ProviderName, RegExp>> = {
  github: /^\.github\/workflows\/[^/]+\.ya?ml$/,
  gitlab: /^\.gitlab-ci\.yml$/,
  azure: /^\.azure-pipelines\/[^/]+\.ya?ml$/,
  bitbucket: /^bitbucket-pipelines\.yml$/,
};

/** The pipeline files of a repository, told by where the four services look for them. */
export function pipelineFiles(repository: string): PipelineFile[] {
  const files = ['.', '.github/workflows', '.azure-pipelines'].flatMap(folder => filesIn(repository, folder));
  return files.flatMap(file => {
    const provider = (Object.keys(places) as ProviderName[]).find(name => places[name].test(file));
    return provider ? [{ provider, path: file, text: fs.readFileSync(path.join(repository, file), 'utf8') }] : [];
  });
}

/** The folders in `folder`, or none when it does not exist. */
export function foldersIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => path.join(folder, entry.name)).sort();
}

function filesIn(repository: string, folder: string): string[] {
  const full = path.join(repository, folder);
  if (!fs.existsSync(full)) return [];
  return fs.readdirSync(full, { withFileTypes: true }).filter(entry => entry.isFile()).map(entry => path.posix.join(folder, entry.name)).sort();
}
