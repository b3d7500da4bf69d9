import * as fs from 'node:fs';
import * as path from 'node:path';
import { createJiti } from 'jiti';
import { UsageError } from './command-error';

const NAMES = ['.projenrc.ts', '.projenrc.mts', '.projenrc.js', '.projenrc.mjs', '.projenrc.cjs'];

/** How deep an error's stack is kept: the line of the definition stands below many frames of the library. */
const STACK_DEPTH = 100;

/**
 * The absolute path of the definition.
 *
 * @throws UsageError when there is none, or more than one to choose from
 */
export function findDefinitionFile(directory: string, named: string | undefined): string {
  if (named !== undefined) {
    const file = path.resolve(directory, named);
    if (!fs.existsSync(file)) throw new UsageError(`--file ${named}: there is no such file`);
    return file;
  }
  const found = NAMES.filter((name) => fs.existsSync(path.join(directory, name)));
  if (found.length === 0) throw new UsageError(`no .projenrc.ts in ${directory}: write one, or name the definition with --file`);
  if (found.length > 1) throw new UsageError(`both ${found[0]} and ${found[1]} are here: say which one with --file`);
  return path.join(directory, found[0]);
}

/**
 * Runs a definition to its end, its top-level awaits included.
 *
 * Always through jiti's transform, whatever the syntax and the module kind of the package around it, so that a definition
 * means the same in every form. Only the repository's own files pass it: a CommonJS package is loaded by Node, once.
 *
 * `import` would, for JavaScript, try Node first and run the whole file a second time when it throws.
 */
export async function runDefinitionFile(file: string): Promise<void> {
  // a cache would leave files in the repository or in a shared temporary folder
  const jiti = createJiti(file, { fsCache: false });
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = STACK_DEPTH;
  try {
    await jiti.evalModule(fs.readFileSync(file, 'utf8'), { id: file, filename: file, ext: path.extname(file), async: true, forceTranspile: true });
  } finally {
    Error.stackTraceLimit = limit;
  }
}
