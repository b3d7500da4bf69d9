// Writes the files of test/golden anew from their definitions. Read the difference before you commit it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createJiti } from 'jiti';

const jiti = createJiti(import.meta.url);
const { goldenCases, record, writtenFiles } = await jiti.import('../test/golden/cases.ts');
const { errorCases, failureOf, recordMessage } = await jiti.import('../test/golden/errors.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'golden-'));
try {
  for (const name of goldenCases()) record(name, await writtenFiles(name, path.join(folder, name)));
  for (const code of errorCases()) {
    const repository = mkdirSync(path.join(folder, code), { recursive: true });
    recordMessage(code, (await failureOf(code, repository)).message);
  }
} finally {
  rmSync(folder, { recursive: true });
}
