import * as fs from 'node:fs';
import * as path from 'node:path';
import type { State } from './state';
import type { Configuration } from '../settings/configuration';
import { asObject, asText, errorText, readJson } from '../text/json';

/** What the file says: the run, and where it runs. */
export interface NamedRun {
  readonly runId: string;
  readonly accountId: string;
  readonly host: string;
}

/** Writes the run into the file once it is known. A run that others started is not written: the clean-up must not cancel it. */
export function stateFileWriter(config: Configuration, log: (line: string) => void): (state: State) => void {
  const { stateFile, accountId, host } = config;
  if (stateFile === undefined) return () => undefined;
  let written = '';
  // a file of an earlier job may lie there
  attempt(() => fs.rmSync(stateFile, { force: true }), log);
  return state => {
    const run = 'run' in state ? state.run : undefined;
    if (run === undefined || run.shared !== undefined || run.id === written) return;
    written = run.id;
    attempt(() => {
      fs.mkdirSync(path.dirname(stateFile), { recursive: true });
      fs.writeFileSync(stateFile, `${JSON.stringify({ run_id: run.id, account_id: accountId, host, link: run.link })}\n`);
    }, log);
  };
}

/** The run that the file names, nothing where there is no file, or what is wrong with it. */
export function readStateFile(file: string): NamedRun | undefined | { readonly problem: string } {
  try {
    const content = asObject(readJson(fs.readFileSync(file, 'utf8')));
    const run = { runId: asText(content.run_id), accountId: asText(content.account_id), host: asText(content.host) };
    return /^\d+$/.test(run.runId) ? run : { problem: `${file} names no run` };
  } catch (error) {
    return asObject(error).code === 'ENOENT' ? undefined : { problem: `${file} cannot be read: ${errorText(error)}` };
  }
}

function attempt(act: () => void, log: (line: string) => void): void {
  try {
    act();
  } catch (error) {
    log(`the state file could not be written: ${errorText(error)}`);
  }
}
