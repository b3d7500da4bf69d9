import * as fs from 'node:fs';
import * as path from 'node:path';
import { DbtPipelines } from '../../src';
import { dbtProject } from '../support/pipelines';
import { timedStatesIn } from '../support/repository';

/** One definition that fails, and what it fails with, for each code of a diagnostic. */
const FOLDER = path.join(__dirname, 'err');

interface DefinitionModule {
  define(pipelines: DbtPipelines): void;
}

/** The codes that have a definition, from its file's name. */
export function errorCases(): string[] {
  return fs.readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).map((file) => file.replace('.ts', '')).sort();
}

/** The message on record. */
export function recordedMessage(code: string): string {
  return fs.readFileSync(path.join(FOLDER, `${code}.txt`), 'utf8').trimEnd();
}

/** Puts a message on record in place of the one that is there. */
export function recordMessage(code: string, message: string): void {
  fs.writeFileSync(path.join(FOLDER, `${code}.txt`), `${message}\n`);
}

/** The lines of the definition as a user has them in `.projenrc.ts`, below the line that makes `pipelines`. */
export function definitionText(code: string): string {
  const text = fs.readFileSync(path.join(FOLDER, `${code}.ts`), 'utf8');
  const [, body] = /\): void \{\n(.*)\}\n$/s.exec(text) ?? [];
  if (body === undefined) throw new Error(`${code}.ts: no \`define\` at its end`);
  return body.replace(/^ {2}/gm, '').trimEnd();
}

/** What a synthesis did: its message, and the files before and after it. */
export interface Failure {
  readonly message: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

export async function failureOf(code: string, outdir: string): Promise<Failure> {
  const { define } = await import(path.join(FOLDER, `${code}.ts`)) as DefinitionModule;
  const project = dbtProject({}, outdir);
  define(project.pipelines);
  const before = timedStatesIn(project.outdir);
  try {
    project.synth();
  } catch (error) {
    return { message: (error as Error).message, before, after: timedStatesIn(project.outdir) };
  }
  throw new Error(`${code}.ts: the synthesis did not fail`);
}
