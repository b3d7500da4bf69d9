import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ProviderName, validators } from './index';
import { foldersIn, pipelineFiles } from './pipeline-files';

const root = path.resolve(__dirname, '../..');
const repositories = ['test/golden/ok', 'examples'].flatMap(folder => foldersIn(path.join(root, folder)));
const files = repositories.flatMap(repository => pipelineFiles(repository).map(file => ({
  ...file,
  title: path.posix.join(path.relative(root, repository), file.path),
})));

describe('the pipeline files that we generate', () => {
  it.each(Object.keys(validators) as ProviderName[])('are on record for %s, so that there is something to check', provider => {
    expect(files.filter(file => file.provider === provider)).not.toEqual([]);
  });

  const cases = files.flatMap(file => validators[file.provider].map(validator => ({ ...file, ...validator })));
  it.each(cases)('$title: $name has nothing to complain of', async ({ path: file, text, findings }) => {
    expect(await findings(file, text)).toEqual([]);
  });
});
