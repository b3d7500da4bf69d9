import { Variable } from '../contract';
import { openDisplay, type Display } from './display';
import type { Clock } from '../http/clock';
import { proxySecrets } from '../settings/proxy';
import { isUnresolved, type Environment } from '../settings/setting';
import { secretHider } from '../text/hide-secrets';
import { plainLine, safeLine } from '../text/safe-line';

/** Everything that this program says goes through here, and no secret comes out. */
export interface Output {
  /** Prints a line that may hold text from outside. */
  readonly log: (line: string) => void;
  readonly print: (printed: readonly Printed[]) => void;
  /** Prints commands that hold a secret, for the provider to mask it. */
  readonly printSecretly: (printed: readonly Printed[]) => void;
  /** Makes text from outside, of one or several lines, fit for a report. */
  readonly clean: (text: string) => string;
  readonly secrets: readonly string[];
  readonly display: Display;
}

/** The output of this process. */
export function openOutput(env: Environment, clock: Clock): Output {
  const tokens = [Variable.API_KEY, Variable.CODE_INSIGHTS_TOKEN].map(name => (env[name] ?? '').trim());
  const secrets = [...tokens, ...proxySecrets(env)]
    // a reference that was not resolved is no secret, and the message about it has to show it
    .filter(secret => secret !== '' && !isUnresolved(secret));
  const hide = secretHider(secrets);
  const safe = safeLine(...secrets);
  // a reader that went away must not end the program before the run is looked after
  process.stdout.on('error', () => undefined);
  const display = openDisplay(process.stdout, clock, safe);
  return {
    log: line => display.print(safe(line)),
    print: printed => printed.forEach(({ kind, text }) => display.print(kind === 'words' ? safe(text) : hide(text))),
    printSecretly: printed => printed.forEach(({ text }) => display.print(text)),
    clean: text => text.split(/\r\n|\r|\n/).map(line => hide(plainLine(line))).join('\n'),
    secrets,
    display,
  };
}

/** One line of output: words for a reader, or a command that the provider carries out. */
export type Printed =
  /** Holds text from outside, so nothing in it may work as a command. */
  | { readonly kind: 'words'; readonly text: string }
  /** Made by this program, with text from outside escaped. */
  | { readonly kind: 'command'; readonly text: string };

/** Lines for a reader. */
export function words(lines: readonly string[]): readonly Printed[] {
  return lines.map(text => ({ kind: 'words', text }));
}

/** Lines that the provider folds between two commands. */
export function folded(begin: string, lines: readonly string[], end: string): readonly Printed[] {
  return [command(begin), ...words(lines), command(end)];
}

/** A line that the provider carries out. */
export function command(text: string): Printed {
  return { kind: 'command', text };
}
