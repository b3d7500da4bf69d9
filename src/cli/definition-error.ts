import * as path from 'node:path';

/** The packages that a definition needs. */
const PACKAGES = ['projen', 'constructs', 'projen-dbt-pipelines'];

/** What went wrong in a definition: its place in the user's file where that is known, then the message, without a stack. */
export function describeDefinitionError(error: unknown, file: string, directory: string): string {
  const name = path.relative(directory, file) || file;
  if (!(error instanceof Error)) return `${name}: ${String(error)}`;
  const place = placeIn(error, file);
  const message = error.message.replace(place ? ` \n ${file}${place}` : '', '');
  return `${name}${place}: ${message}${fixOf(error)}`;
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
