import { describe, expect, test } from 'vitest';
import { Azure, AZURE_REPOS } from './azure';
import { everything } from './everything';
import { definitionOfPullRequests } from './pull-request-jobs';
import { validators } from '../../validators';

describe.each(validators.azure)('to $name', ({ findings }) => {
  test('a file with all that can be asked for is in order', async () => {
    for (const { path, text } of new Azure([everything()]).files) expect(await findings(path, text)).toEqual([]);
  });

  test('so are the files for code in Azure Repos', async () => {
    for (const { path, text } of new Azure(definitionOfPullRequests(), AZURE_REPOS).files) expect(await findings(path, text)).toEqual([]);
  });
});
