import type { Configuration } from '../configuration';
import { exchange, type ReadBody } from '../exchange';
import { get } from '../request';
import { httpRequest, readNoResponse } from '../sender';
import { thinnedText } from '../thin-text';

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
export const lookInto: ReadBody = body => thinnedText(body, LONGEST_TEXT);

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
    const response = await exchange({ ...request, accept: '*/*' }, (body, status) => status === 200 ? read(body, status) : lookInto(body, status));
    if ('sent' in response) return { kind: 'failed', reason: signal.aborted ? 'there was no time' : readNoResponse(response).reason };
    if (response.status === 404) return { kind: 'absent' };
    return response.status === 200 ? { kind: 'found', text: response.text } : { kind: 'failed', reason: `HTTP ${response.status}` };
  };
}
