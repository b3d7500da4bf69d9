import { Diagnostic } from '../model/diagnostic';

/** The one error of a synthesis: everything that is wrong, by construct. */
export function failure(diagnostics: readonly Diagnostic[]): Error {
  const lines = diagnostics.map(({ code, path, message, fix }) => `  - ${path}: ${message}${fix === undefined ? '' : `: ${fix}`} (${code})`);
  return new Error(['the pipelines cannot be written, and no file was touched:', ...lines].join('\n'));
}
