import * as path from 'node:path';
import { Command, parseOptions } from './command';
import { CommandError } from './command-error';
import { describeDefinitionError } from './definition-error';
import { findDefinitionFile, runDefinitionFile } from './definition-file';
import { ExitStatus } from './exit-status';
import { Surroundings } from './surroundings';
import { forgetSynthesis, synthesizedPaths } from '../synth/record';

const HELP = `Runs the definition of this repository, which writes the pipeline files.

Usage: dbt-pipelines synth [--file <path>] [--stack]

The definition is .projenrc.ts, .mts, .js, .mjs or .cjs in the working directory. TypeScript is run as it stands, without a
type-check: nothing else has to be installed. The first synth writes the task that \`npx projen\` runs from then on.

Options:
  --file <path>   the definition, where it has another name or place
  --stack         show the full stack of an error that the definition throws

Exit status: 0 written, 1 the definition has an error or writes nothing, 2 wrong usage.`;

export const synth: Command = {
  name: 'synth',
  summary: 'run .projenrc.ts and write the pipeline files',
  help: HELP,
  run: runSynth,
};

async function runSynth(words: readonly string[], { directory, print, untilIdle }: Surroundings): Promise<number> {
  const options = parseOptions(words, { file: { type: 'string' }, stack: { type: 'boolean', default: false } });
  const file = findDefinitionFile(directory, options.file);
  forgetSynthesis();
  try {
    // also what the definition started and did not wait for
    await untilIdle(runDefinitionFile(file));
  } catch (error) {
    throw new CommandError(options.stack && error instanceof Error ? String(error.stack) : describeDefinitionError(error, file, directory));
  }
  const count = synthesizedPaths().size;
  if (count === 0) throw new CommandError(`${path.relative(directory, file)}: no pipelines were written: call \`project.synth()\` at its end`);
  print(`${count} files written; PIPELINES.md says what to set up`);
  return ExitStatus.SUCCESS;
}
