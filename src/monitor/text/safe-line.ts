import { secretHider } from './hide-secrets';

/** Makes a text fit to be printed into the log of a pipeline. */
export type SafeLine = (text: string) => string;

// CSI and OSC sequences, then every other control character: a log line must not move the cursor or start a new line.
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;

/**
 * The one way to the log for text from outside, as names and log lines are. It takes out the secrets, terminal sequences,
 * and what a provider would carry out as a command.
 *
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * @see https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
 */
export function safeLine(...secrets: readonly string[]): SafeLine {
  const hide = secretHider(secrets);
  return text => {
    // first, because a sequence in the middle of the key would hide it from the search
    return defused(hide(plainLine(text)));
  };
}

/** A line that no provider carries out: Azure finds `##vso[` and GitHub `##[` anywhere in a line, GitHub `::` at its start. */
export function defused(line: string): string {
  return line.replace(/##(?=vso\[|\[)/gi, '# #').replace(/^(\s*):(?=:)/, '$1: ');
}

/** One line without terminal sequences and control characters. */
export function plainLine(text: string): string {
  return text.replace(ANSI, '').replace(CONTROL, ' ');
}

/** The text without terminal sequences. */
export function withoutAnsi(text: string): string {
  return text.replace(ANSI, '');
}
