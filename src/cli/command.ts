import { ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command-error';
import { Surroundings } from './surroundings';
import { nearest } from '../model/nearest';

/** One word after `dbt-pipelines`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The command's manual. */
  readonly help: string;
  /** Resolves to the exit status. */
  run(words: readonly string[], surroundings: Surroundings): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of these options, typed by what each of them says of itself. */
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>>['values'];

/**
 * The options of a command, by name.
 *
 * @throws UsageError for an unknown option, a missing value and a word that is not an option
 */
export function parseOptions<const T extends Options>(words: readonly string[], options: T): Values<T> {
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = inHouseStyle(error instanceof Error ? error.message : String(error));
    const unknown = /^unknown option '--([^']*)'$/.exec(message)?.[1];
    throw new UsageError(unknown === undefined ? message : message + suggestion(unknown, Object.keys(options), '--'));
  }
}

/** What was meant by `word`, to stand behind the message about it; nothing when no known word is near. */
export function suggestion(word: string, known: readonly string[], prefix = ''): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `: did you mean \`${prefix}${meant}\`?`;
}

/** Node's first sentence, which names the option; the ones that follow are about option-like arguments. */
function inHouseStyle(message: string): string {
  const sentence = message.split(/\. |\n/)[0].replace(/\.$/, '');
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
