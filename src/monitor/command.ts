import { cancel } from './cancel';
import { check } from './check';
import { readConfiguration } from './configuration';
import type { Inquiry } from './inquiry';
import { misconfigured, unknownCommand, type Outcome } from './outcome';
import { openOutput } from './output';
import { httpSender } from './sender';
import { systemClock } from './system-clock';

/** A person or a clean-up step waits for the answer. */
const LONGEST_INQUIRY = 60_000;

/** What the program does in place of a run, by the word after its name. */
const COMMANDS: Readonly<Record<string, (inquiry: Inquiry) => Promise<Outcome>>> = { check, cancel };

/** Carries out the command that the arguments name. */
export async function runCommand(args: readonly string[]): Promise<Outcome> {
  const clock = systemClock();
  const { log, display } = openOutput(process.env, clock);
  const outcome = await outcomeOf(args, { clock, log });
  display.close();
  log(outcome.sentence);
  return outcome;
}

async function outcomeOf(args: readonly string[], world: Pick<Inquiry, 'clock' | 'log'>): Promise<Outcome> {
  const command = args.length === 1 && Object.hasOwn(COMMANDS, args[0]) ? COMMANDS[args[0]] : undefined;
  if (command === undefined) return unknownCommand(args, Object.keys(COMMANDS));
  const config = readConfiguration(process.env);
  if (!('problems' in config)) return command({ ...world, config, send: httpSender(config), window: Math.min(LONGEST_INQUIRY, config.retryWindow) });
  return misconfigured(world.log, ...config.problems);
}
