import { isDeepStrictEqual } from 'node:util';
import { JsonPatch } from 'projen';
import { PipelineDocument, YamlMap, YamlValue } from '../document/document';
import { Diagnostic } from '../model/diagnostic';
import { PROVIDERS } from '../providers';
import { canInsert, deleteAt, findDotted, findPointer, isThere, Place, setAt, valueAt } from './document-path';
import { ProviderDocument } from './render';
import { Change, ChangedFile } from './request';

/** Applies what the user changes last, once, and reports each change whose target is not there. */
export function changeDocuments(documents: readonly ProviderDocument[], changes: readonly ChangedFile[]): Diagnostic[] {
  return changes.flatMap((file) => {
    const candidates = documents.filter(({ provider }) => provider === file.provider).map(({ document }) => document);
    const document = file.name === undefined && candidates.length === 1 ? candidates[0] : candidates.find(({ name }) => name === file.name);
    if (!document) return [noSuchFile(file, candidates)];
    return file.changes.flatMap((change) => applyChange(document.data, change).map((problem) => diagnostic(document, problem)));
  });
}

/** What is wrong with the change; nothing when it was applied. */
function applyChange(data: YamlMap, change: Change): string[] {
  switch (change.kind) {
    case 'patch': return applyPatch(data, change.operations);
    case 'set': return atPlace(findDotted(data, change.path), change.path, (place) => setAt(place, structuredClone(change.value) as YamlValue));
    case 'delete': return atPlace(existing(findDotted(data, change.path)), change.path, deleteAt);
  }
}

function atPlace(place: Place | undefined, path: string, change: (place: Place) => void): string[] {
  if (!place || (Array.isArray(place.holder) && !isThere(place))) return [`nothing is at "${path}"`];
  change(place);
  return [];
}

function existing(place: Place | undefined): Place | undefined {
  return place && isThere(place) ? place : undefined;
}

/** projen's own patches, with a look at the target first: projen ignores one that is not there. */
function applyPatch(data: YamlMap, operations: readonly JsonPatch[]): string[] {
  for (const patch of operations) {
    const operation = operationOf(patch);
    const missing = missingTarget(data, operation);
    if (missing !== undefined) return [`nothing is at "${missing}"`];
    const isRefuted = operation.op === 'test' && !holds(data, operation);
    try {
      JsonPatch.apply(data, patch);
    } catch {
      return [`the test of "${operation.path}" fails`];
    }
    // as in projen, a test that fails and may fail keeps the operations behind it from being applied
    if (isRefuted) return [];
  }
  return [];
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

function operationOf(patch: JsonPatch): Operation {
  return (patch as unknown as { _toJson(): Operation })._toJson();
}

function missingTarget(data: YamlMap, { op, path, from }: Operation): string | undefined {
  const target = findPointer(data, path);
  if (from !== undefined && !existing(findPointer(data, from))) return from;
  if (op === 'add' || op === 'move' || op === 'copy') return target && canInsert(target) ? undefined : path;
  return existing(target) ? undefined : path;
}

function holds(data: YamlMap, { path, value }: Operation): boolean {
  const place = findPointer(data, path);
  return place !== undefined && isDeepStrictEqual(valueAt(place), value);
}

function noSuchFile(file: ChangedFile, candidates: readonly PipelineDocument[]): Diagnostic {
  const names = candidates.map(({ name }) => `"${name}"`).join(', ');
  return {
    code: 'override-target',
    path: 'dbt-pipelines',
    message: file.name === undefined
      ? `\`file\` names none of the ${candidates.length} files of ${PROVIDERS[file.provider].title}`
      : `${PROVIDERS[file.provider].title} has no file named "${file.name}"`,
    fix: `name one of ${names}`,
  };
}

function diagnostic(document: PipelineDocument, problem: string): Diagnostic {
  return { code: 'override-target', path: 'dbt-pipelines', message: `override of "${document.path}": ${problem}`, fix: 'look up the keys in the generated file' };
}
