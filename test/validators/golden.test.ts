import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProviderName, validators } from './index';
import { foldersIn, pipelineFiles } from './pipeline-files';

const root = path.resolve(__dirname, '../..');

describe.each(['test/golden/ok', 'examples'])('the pipeline files in %s', place => {
  const files = foldersIn(path.join(root, place)).flatMap(repository => pipelineFiles(repository).map(file => ({
    ...file,
    title: path.posix.join(path.basename(repository), file.path),
  })));

  it.each(Object.keys(validators) as ProviderName[])('are on record for %s, so that there is something to check', provider => {
    expect(files.filter(file => file.provider === provider)).not.toEqual([]);
  });

  // not it.each, which cuts long titles
  for (const { title, provider, path: file, text } of files) {
    for (const { name, findings } of validators[provider]) {
      it(`${title}: ${name} has nothing to complain of`, async () => {
        expect(await findings(file, text)).toEqual([]);
      });
    }
  }
});
