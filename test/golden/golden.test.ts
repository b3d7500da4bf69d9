import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { goldenCases, recordedFiles, writtenFiles } from './cases';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'golden-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const HINT = 'if the change is meant, run `node scripts/update-golden.mjs`, read the difference, and name it in CHANGELOG.md';

describe.each(goldenCases())('the files of %s', (name) => {
  test('come out as they are on record, byte for byte', async () => {
    expect(await writtenFiles(name, path.join(folder, name)), HINT).toEqual(recordedFiles(name));
  });

  test('do not change when they are written again', async () => {
    const outdir = path.join(folder, `${name}-twice`);
    const first = await writtenFiles(name, outdir);
    expect(await writtenFiles(name, outdir)).toEqual(first);
  });
});
