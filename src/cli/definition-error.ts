import * as fs from 'node:fs';
import * as path from 'node:path';

/** The packages that a definition needs. */
const PACKAGES = ['projen', 'constructs', 'projen-dbt-pipelines'];

/** How the parser begins its messages. */
const PARSER = /^ParseError: /;

/** What went wrong in a definition: its place in the user's file where that is known, then the message, without a stack. */
export function describeDefinitionError(error: unknown, file: string, directory: string): string {
  const name = path.relative(directory, file) || file;
  if (!(error instanceof Error)) return `${name}: ${String(error)}`;
  const place = placeIn(error, file);
  const message = error.message.replace(place ? ` \n ${file}${place}` : '', '');
  if (!PARSER.test(message)) return `${name}${place}: ${message}${fixOf(error)}`;
  return `${name}${fromOne(place)}: ${message.replace(PARSER, '').trim()}${lineAt(place, file)}`;
}

/** The parser counts columns from zero, and editors from one. */
function fromOne(place: string): string {
  return place.replace(/\d+$/, (column) => String(Number(column) + 1));
}

/** The line of the file that cannot be read, with a mark below the place; nothing where the place is in another file. */
function lineAt(place: string, file: string): string {
  const [, line, column] = place.split(':').map(Number);
  const text = fs.readFileSync(file, 'utf8').split(/\r?\n/)[line - 1];
  return text === undefined ? '' : `\n  ${text}\n  ${text.slice(0, column).replace(/\S/g, ' ')}^`;
}

/** `:line:column` of the innermost frame in the user's file; empty where no frame is. */
function placeIn(error: Error, file: string): string {
  const text = error.stack ?? '';
  const start = text.indexOf(`${file}:`);
  if (start < 0) return '';
  return /^:\d+(:\d+)?/.exec(text.slice(start + file.length))?.[0] ?? '';
}

function fixOf(error: Error): string {
  const isMissing = 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND');
  const isOurs = PACKAGES.some((name) => error.message.includes(`'${name}'`));
  return isMissing && isOurs ? `\ninstall what the definition needs: npm install --save-dev ${PACKAGES.join(' ')}` : '';
}
