/** Makes a text fit to be printed into the log of a pipeline. */
export type SafeLine = (text: string) => string;

// CSI and OSC sequences, then every other control character: a log line must not move the cursor or start a new line.
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g;
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;

/**
 * The one way to the log. It takes out the key in each form in which it could come back from a server or an error, terminal
 * sequences, and what a provider would carry out as a command: names and log lines come from outside.
 *
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 * @see https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions
 */
export function safeLine(apiKey: string): SafeLine {
  const forms = formsOf(apiKey);
  return text => {
    // first, because a sequence in the middle of the key would hide it from the search
    const plain = text.replace(ANSI, '').replace(CONTROL, ' ');
    const hidden = forms.reduce((line, form) => line.split(form).join('***'), plain);
    // Azure finds `##vso[` and GitHub `##[` anywhere in a line, GitHub `::` at its start
    return hidden.replace(/##(?=vso\[|\[)/gi, '# #').replace(/^(\s*):(?=:)/, '$1: ');
  };
}

/** The text without terminal sequences. */
export function withoutAnsi(text: string): string {
  return text.replace(ANSI, '');
}

function formsOf(apiKey: string): readonly string[] {
  if (apiKey === '') return [];
  const forms = [apiKey, encodeURIComponent(apiKey), JSON.stringify(apiKey).slice(1, -1), Buffer.from(apiKey).toString('base64')];
  // the longest first, so that no form leaves the rest of another behind
  return Array.from(new Set(forms)).sort((left, right) => right.length - left.length);
}
