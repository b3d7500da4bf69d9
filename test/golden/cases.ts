import * as fs from 'node:fs';
import * as path from 'node:path';
import { AzureCodeHost, CiProvider, DbtPipelines, DbtProject } from '../../src';

/** Each folder below is a repository as our users have it, with its definition beside what we write from it. */
const FOLDER = path.join(__dirname, 'ok');

/** projen's own records, and the program, which has tests of its own. */
const NOT_COMPARED = /^\.projen\/|^\.dbt-pipelines\/|^definition\.ts$/;

interface DefinitionModule {
  define(pipelines: DbtPipelines): void;
}

/** The text of each file, by path. */
export type Files = Readonly<Record<string, string>>;

export function goldenCases(): string[] {
  return fs.readdirSync(FOLDER).sort();
}

/** The files on record. */
export function recordedFiles(name: string): Files {
  return filesIn(path.join(FOLDER, name));
}

/** The files that the definition of the case gives today, written below `outdir`. */
export async function writtenFiles(name: string, outdir: string): Promise<Files> {
  const { define } = await import(path.join(FOLDER, name, 'definition.ts')) as DefinitionModule;
  const project = new DbtProject({ name, outdir, providers: Object.values(CiProvider), azure: { codeHost: AzureCodeHost.AZURE_REPOS } });
  define(project.pipelines);
  project.synth();
  return filesIn(outdir);
}

/** Puts files on record in place of those that are there. */
export function record(name: string, files: Files): void {
  for (const file of Object.keys(recordedFiles(name))) fs.rmSync(path.join(FOLDER, name, file));
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(FOLDER, name, file)), { recursive: true });
    fs.writeFileSync(path.join(FOLDER, name, file), text);
  }
}

function filesIn(folder: string): Files {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
  return Object.fromEntries(files.filter((file) => !NOT_COMPARED.test(file)).map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}
