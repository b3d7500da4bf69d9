import * as fs from 'node:fs';
import * as path from 'node:path';

/** Writes a report, and the folders above it. */
export async function writeReport(file: string, text: string): Promise<void> {
  await fs.promises.mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await fs.promises.writeFile(file, text);
}

/** Adds to a report that others write to as well, if there is room for it. */
export async function addToReport(file: string, text: string, mostBytes: number): Promise<void> {
  const { size } = await fs.promises.stat(file).catch(() => ({ size: 0 }));
  if (size + Buffer.byteLength(text) > mostBytes) throw new Error(`${file} has no room for it`);
  await fs.promises.appendFile(file, text);
}
