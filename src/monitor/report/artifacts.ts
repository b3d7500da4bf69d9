import * as fs from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exchange, type ReadBody } from '../http/exchange';
import { get } from '../http/request';
import { httpRequest, readNoResponse } from '../http/sender';
import type { Configuration } from '../settings/configuration';
import { withoutSecrets } from '../text/hide-secrets';
import { thinnedText } from '../text/thin-text';

/** A file that a run left, as far as it could be had. */
export type Artifact =
  | { readonly kind: 'found'; readonly text: string }
  /** The run left no such file. That is normal: it depends on the command. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Fetches a file that a run left; from the step with this number, where one is given, else from the last that left one. */
export type FetchArtifact = (name: string, step: number | undefined, read: ReadBody) => Promise<Artifact>;

/** Compiled SQL beyond this is cut: it is not needed, and there may be thousands of models. */
const LONGEST_TEXT = 4_000;

/** Reads an artifact to look into it. */
export function readThinned(body: AsyncIterable<Uint8Array>): Promise<string> {
  return thinnedText(body, LONGEST_TEXT);
}

/**
 * Fetches the artifacts of one run, by the rules of the sender: one host, no redirect followed.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run%20Artifact
 */
export function artifactFetcher(config: Configuration, runId: string, signal: AbortSignal): FetchArtifact {
  return async (name, step, read) => {
    const query = step === undefined ? '' : `?step=${step}`;
    const request = httpRequest(config, get(config, `runs/${runId}/artifacts/${name}${query}`), signal);
    // an artifact is no JSON of the API, and may be no JSON at all
    const response = await exchange({ ...request, accept: '*/*' }, (body, status) => status === 200 ? read(body, status) : readThinned(body));
    if ('sent' in response) return { kind: 'failed', reason: signal.aborted ? 'there was no time' : readNoResponse(response).reason };
    if (response.status === 404) return { kind: 'absent' };
    return response.status === 200 ? { kind: 'found', text: response.text } : { kind: 'failed', reason: `HTTP ${response.status}` };
  };
}

const NAMES = ['run_results.json', 'manifest.json', 'catalog.json', 'sources.json'];

/**
 * Saves the files that a run left, those of its last step that left one of the name. They hold what the project holds,
 * compiled SQL for example.
 *
 * @returns what could not be saved, one sentence each
 */
export async function saveArtifacts(folder: string, fetch: FetchArtifact, secrets: readonly string[]): Promise<readonly string[]> {
  await fs.promises.mkdir(folder, { recursive: true });
  const problems: string[] = [];
  for (const name of NAMES) {
    const file = path.join(folder, name);
    // under another name until it is whole: half a file is worse than none
    const part = `${file}.part`;
    const artifact = await fetch(name, undefined, async body => {
      await pipeline(withoutSecrets(body, secrets), fs.createWriteStream(part));
      await fs.promises.rename(part, file);
      return '';
    });
    if (artifact.kind !== 'failed') continue;
    await fs.promises.rm(part, { force: true });
    problems.push(`${name} was not saved: ${artifact.reason}`);
  }
  return problems;
}
