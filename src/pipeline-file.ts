import { JsonPatch } from 'projen';
import { CiProvider } from './ci-provider';
import { invalid } from './model/invalid';

/**
 * A change to a rendered file.
 * @internal
 */
export type FileChange =
  | { readonly kind: 'set'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'patch'; readonly operations: readonly JsonPatch[] };

/**
 * A generated pipeline file, to be changed after everything else: the way to what the constructs do not offer. Changes are applied once, in
 * the order in which they were made; one whose target is not there fails the synthesis.
 */
export class PipelineFile {
  /** @internal */
  public readonly _changes: FileChange[] = [];

  /** @internal */
  constructor(
    /** The service that reads the file. */
    public readonly provider: CiProvider,
    /** The name of the file without folder and ending; undefined when the provider has one file only. */
    public readonly name?: string,
  ) {}

  /**
   * Sets a value, new or not; what holds it must be there.
   *
   * @param path keys with dots between them, such as `jobs.lint.timeout-minutes`; a dot inside a key is written `\.`. In a list, an element
   * is its number or what its `name`, `displayName`, `job` or `id` says, as in `jobs.lint.steps.Install SQLFluff.run`
   * @param value plain data
   */
  public addOverride(path: string, value: unknown): void {
    this._changes.push({ kind: 'set', path: checkPath(path), value });
  }

  /**
   * Takes a value away, which must be there.
   * @param path as for `addOverride`
   */
  public addDeletionOverride(path: string): void {
    this._changes.push({ kind: 'delete', path: checkPath(path) });
  }

  /**
   * Applies JSON patches, as for the files of projen.
   * @see https://projen.io/docs/api/projen/#jsonpatch-
   */
  public patch(...operations: JsonPatch[]): void {
    this._changes.push({ kind: 'patch', operations });
  }
}

function checkPath(path: string): string {
  if (typeof path !== 'string' || path === '') throw invalid('path of the override', path, 'must name keys with dots between them, such as "jobs.lint.timeout-minutes"');
  return path;
}
