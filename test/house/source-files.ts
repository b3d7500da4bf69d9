import * as fs from 'node:fs';
import * as path from 'node:path';
import ts from 'typescript';

/** The root of this repository. */
export const ROOT = path.join(__dirname, '../..');

/** The TypeScript below a folder, relative to the root, with `/`. */
export function sourceFiles(folder = 'src'): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

export function textOf(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

/** What a file imports of the house, types included. */
export function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(textOf(file));
  return importedFiles.filter(({ fileName }) => fileName.startsWith('.')).map(({ fileName }) => {
    const place = path.posix.join(path.posix.dirname(file), fileName);
    return [`${place}.ts`, `${place}/index.ts`].find((candidate) => fs.existsSync(path.join(ROOT, candidate))) ?? place;
  });
}
