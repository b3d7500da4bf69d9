import * as fs from 'node:fs';
import * as path from 'node:path';

export const ROOT = path.join(__dirname, '..', '..');

/** A fenced block: its language, what else stands on the opening line, and the heading that it is below. */
export interface Block {
  readonly language: string;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
}

/** The documents of this repository that people write. */
export function documentPaths(): string[] {
  const inFolder = (folder: string): string[] => fs.readdirSync(path.join(ROOT, folder)).map((name) => path.posix.join(folder, name));
  const files = [...inFolder('.'), ...inFolder('docs'), ...inFolder('docs/decisions')];
  const generated = ['API.md', 'PIPELINES.md'];
  return files.filter((file) => file.endsWith('.md') && !generated.includes(file)).sort();
}

export function readDocument(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

export function blocksOf(text: string): Block[] {
  let heading = '';
  return [...text.matchAll(/^#+ (.*)$|^```(\w*) ?(.*)\n([^]*?)^```$/gm)].flatMap(([, title, language, rest, body]) => {
    if (title !== undefined) heading = title;
    return title === undefined ? [{ language, title: rest, heading, text: body }] : [];
  });
}

/** The text without fenced blocks, where a link is a link and a heading is a heading. */
export function proseOf(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, '');
}

/** Targets of the links that stay in this repository. */
export function localLinksOf(text: string): string[] {
  return [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^[a-z]+:/.test(target));
}

/** What stands between single backticks. */
export function codeOf(text: string): string[] {
  return [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
}

/** As GitHub makes them. */
export function anchorsOf(text: string): string[] {
  return [...proseOf(text).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
}

/** The cells of each table row below a heading, head and rule left out. */
export function rowsBelow(text: string, heading: string): string[][] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(2, -2).split(/(?<!\\) \| /));
  const rules = rows.flatMap((row, index) => row.every((cell) => /^-+$/.test(cell.trim())) ? [index] : []);
  return rows.filter((_, index) => !rules.includes(index) && !rules.includes(index + 1));
}
