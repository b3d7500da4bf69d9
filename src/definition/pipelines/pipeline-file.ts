import { JsonPatch } from 'projen';
import { wrongType } from '../../model/invalid';
import { checkText } from '../../model/property';
import type { Change } from '../../synth/request';
import { SecretRef } from '../secrets/secret-ref';
import { CiProvider } from '../services/ci-provider';

/**
 * A generated pipeline file, to be changed after everything else: the way to what the constructs do not offer. Changes are applied once, in
 * the order in which they were made; one whose target is not there fails the synthesis.
 */
export class PipelineFile {
  /** @internal */
  public readonly _changes: Change[] = [];

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
   * @param value plain data: texts, numbers, truth values, null, and lists and maps of them
   * @throws an error when the value is not plain data
   */
  public addOverride(path: string, value: unknown): void {
    this._changes.push({ kind: 'set', path: checkPath(path), value: copyOfData(path, value) });
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
    for (const operation of operations) if (!(operation instanceof JsonPatch)) throw wrongType('patch', operation, "an operation, such as `JsonPatch.remove('/jobs/lint')`");
    this._changes.push({ kind: 'patch', operations });
  }
}

function checkPath(path: string): string {
  return checkText('path of the override', path, 'keys with dots between them, such as "jobs.lint.timeout-minutes"');
}

/** A copy, because a later change may reach into it. */
function copyOfData(path: string, value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((element) => copyOfData(path, element));
  if (value instanceof SecretRef) {
    throw new Error(`value of the override "${path}": a SecretRef cannot be written into a file: write what the provider reads, such as \`\${{ secrets.${value.name} }}\``);
  }
  if (!isPlainMap(value)) throw wrongType(`value of the override "${path}"`, value, 'plain data (to take a value away, use `addDeletionOverride`)');
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, copyOfData(path, element)]));
}

function isPlainMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
