import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf, readDocument } from './markdown';
import { TeamRepository } from './team-repository';

const README = readDocument('README.md');
const [definition] = blocksOf(README).filter(({ language }) => language === 'ts');

/** A line that stands for lines left out. */
const GAP = '# …\n';

/** The collapsible excerpts: which file, and the pieces of it that are shown. */
const excerpts = [...README.matchAll(/<summary>.*<code>(.*)<\/code><\/summary>\n\n```yaml\n([^]*?)```/g)]
  .map(([, file, text]) => ({ file, pieces: text.split(GAP) }));

const repository = new TeamRepository();
beforeAll(() => {
  repository.write('.projenrc.ts', definition.text);
  expect(repository.synth()).toBe('');
});
afterAll(() => repository.remove());

test('README shows an excerpt for each provider', () => {
  expect(excerpts.map(({ file }) => file)).toEqual([
    '.github/workflows/dbt-run-on-merge.yml', '.gitlab-ci.yml', '.azure-pipelines/dbt-run-on-merge.yml', 'bitbucket-pipelines.yml',
  ]);
});

describe.each(excerpts)('the excerpt of $file', ({ file, pieces }) => {
  test.each(pieces)('is in the file as it is written: %#', (piece) => {
    const text = repository.read(file);
    expect(piece.split('\n').filter((line) => !text.includes(line)), 'lines that the file does not have').toEqual([]);
    expect(text.includes(piece), 'the lines stand together in the file').toBe(true);
  });
});

test('README says where to create the secret as the generated guide does', () => {
  const guide = repository.read('PIPELINES.md');
  const places = [...guide.matchAll(/^- (.*): `DBT_API_KEY` \((.* > .*)\)$/gm)];
  expect(places).toHaveLength(4);
  for (const [, service, place] of places) expect(README).toContain(`| ${service} | ${place} |`);
});
