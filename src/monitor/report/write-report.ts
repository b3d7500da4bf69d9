import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/** Writes a report, and the folders above it. */
export async function writeReport(file: string, text: string): Promise<void> {
  await fs.mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await fs.writeFile(file, text);
}

/** Adds to a report that others write to as well, if there is room for it. */
export async function addToReport(file: string, text: string, mostBytes: number): Promise<void> {
  const { size } = await fs.stat(file).catch(() => ({ size: 0 }));
  if (size + Buffer.byteLength(text) > mostBytes) throw new Error(`${file} has no room for it`);
  await fs.appendFile(file, text);
}
