import * as fs from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withoutSecrets } from '../hide-secrets';
import type { FetchArtifact } from './artifact';

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
