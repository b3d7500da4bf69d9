import * as fs from 'node:fs';
import * as path from 'node:path';
import { CommandError } from './command-error';
import { readYamlFile } from './yaml-file';
import { MARK } from '../document/document';
import { ParsedDocument } from '../providers/provider';

export interface PipelineFile {
  /** POSIX, relative to the repository. */
  readonly path: string;
  readonly text: string;
  /** Written by this library, and not by a person or another program. */
  readonly isGenerated: boolean;
}

/**
 * The pipeline files of one provider as they are on disk, in the order of their names.
 *
 * @param patterns POSIX paths relative to the repository; `*` only in the last part
 */
export function readPipelineFiles(directory: string, patterns: readonly string[]): PipelineFile[] {
  return [...new Set(patterns.flatMap((pattern) => matches(directory, pattern)))].map((file) => {
    const text = fs.readFileSync(path.join(directory, file), 'utf8');
    return { path: file, text, isGenerated: text.includes(MARK) };
  });
}

/** @throws CommandError for a file that is not YAML */
export function parsePipelineFile({ path: file, text }: PipelineFile, headerKey?: string): ParsedDocument {
  const { header, body } = readYamlFile(text, headerKey);
  const [error] = [...header?.errors ?? [], ...body.errors];
  if (error) throw new CommandError(`${file} is not valid YAML: ${error.message.split('\n')[0]}`);
  // a planner says of the header what it says of any key that it does not read
  return { path: file, data: header === undefined ? body.toJS() : { ...header.toJS(), ...body.toJS() } };
}

function matches(directory: string, pattern: string): string[] {
  const folder = path.posix.dirname(pattern);
  const name = nameExpression(path.posix.basename(pattern));
  return namesIn(path.join(directory, folder)).filter((file) => name.test(file)).sort().map((file) => path.posix.join(folder, file));
}

function nameExpression(pattern: string): RegExp {
  const literals = pattern.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`);
}

function namesIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);
}
