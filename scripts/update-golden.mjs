// Writes the files of test/golden/ok anew from their definitions. Read the difference before you commit it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createJiti } from 'jiti';

const { goldenCases, record, writtenFiles } = await createJiti(import.meta.url).import('../test/golden/cases.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'golden-'));
try {
  for (const name of goldenCases()) record(name, await writtenFiles(name, path.join(folder, name)));
} finally {
  rmSync(folder, { recursive: true });
}
