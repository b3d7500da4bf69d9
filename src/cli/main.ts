import * as fs from 'node:fs';
import * as path from 'node:path';
import { Command, suggestion } from './command';
import { CommandError, UsageError } from './command-error';
import { emulate } from './emulate';
import { ExitStatus } from './exit-status';
import { planCommand } from './plan';
import { rehearseCommand } from './rehearse';
import { Surroundings, surroundingsOf } from './surroundings';
import { synth } from './synth';
import { PLANNERS } from '../providers/planners';

const COMMANDS: readonly Command[] = [synth, planCommand(PLANNERS), rehearseCommand(PLANNERS), emulate];

const WORDS = ['help', '--help', '--version', ...COMMANDS.map(({ name }) => name)];

const HELP = `dbt-pipelines: the pipelines of a dbt project, from one definition

Usage: dbt-pipelines <command> [options]

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

Options:
  --help, -h      show this text; after a command, show its manual
  --version, -v   show the version

Exit status: 0 done, 1 the answer is no (a job failed, the definition is wrong), 2 wrong usage,
3 the services differ, 128 + n ended by signal n.`;

/** Runs one command line and resolves to its exit status. */
export async function main(words: readonly string[], surroundings: Surroundings = surroundingsOf(process)): Promise<number> {
  const [word, ...rest] = words;
  const command = COMMANDS.find(({ name }) => name === word);
  try {
    if (command) return await runCommand(command, rest, surroundings);
    if (word === 'help' && rest.length > 0) return await main([...rest, '--help'], surroundings);
    return answer(word, surroundings);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const name = command ? `dbt-pipelines ${command.name}` : 'dbt-pipelines';
    surroundings.report(`${name}: ${error.message}`);
    if (!(error instanceof UsageError)) return ExitStatus.FAILURE;
    surroundings.report(`see ${name} --help`);
    return ExitStatus.USAGE;
  }
}

async function runCommand(command: Command, words: readonly string[], surroundings: Surroundings): Promise<number> {
  if (!asksForHelp(words)) return command.run(words, surroundings);
  surroundings.print(command.help);
  return ExitStatus.SUCCESS;
}

function answer(word: string | undefined, surroundings: Surroundings): number {
  if (word === undefined) throw new UsageError('no command');
  if (word === 'help' || asksForHelp([word])) surroundings.print(HELP);
  else if (word === '--version' || word === '-v') surroundings.print(version());
  else throw new UsageError(`unknown ${word.startsWith('-') ? 'option' : 'command'} "${word}"${suggestion(word, WORDS)}`);
  return ExitStatus.SUCCESS;
}

function asksForHelp(words: readonly string[]): boolean {
  return words.includes('--help') || words.includes('-h');
}

function version(): string {
  const manifest: { version: string } = JSON.parse(fs.readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
  return manifest.version;
}
