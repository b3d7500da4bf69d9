import { JsonPatch } from 'projen';
import { PipelineDocument, YamlMap, YamlValue } from '../document/document';
import { Diagnostic } from '../model/diagnostic';
import { PROVIDERS } from '../providers';
import { deleteAt, findPlace, isThere, Place, setAt, splitDotted, splitPointer } from './document-path';
import { ProviderDocument } from './render';
import { Change, ChangedFile } from './request';

/** Applies what the user changes last, once, and reports each change whose target is not there. */
export function changeDocuments(documents: readonly ProviderDocument[], changes: readonly ChangedFile[]): Diagnostic[] {
  return changes.filter((file) => file.changes.length > 0).flatMap((file) => {
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
    case 'set': return atPlace(findPlace(data, splitDotted(change.path)), change.path, (place) => setAt(place, change.value as YamlValue));
    case 'delete': return atPlace(existing(findPlace(data, splitDotted(change.path))), change.path, deleteAt);
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
  for (const operation of operations) {
    const missing = missingTarget(data, operation);
    if (missing !== undefined) return [`nothing is at "${missing}"`];
    try {
      JsonPatch.apply(data, operation);
    } catch (error) {
      return [`the patch fails: ${(error as Error).message.split('\n')[0]}`];
    }
  }
  return [];
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
}

function missingTarget(data: YamlMap, operation: JsonPatch): string | undefined {
  const { op, path, from } = (operation as unknown as { _toJson(): Operation })._toJson();
  const target = findPlace(data, splitPointer(path));
  const source = from === undefined ? undefined : existing(findPlace(data, splitPointer(from)));
  if (from !== undefined && !source) return from;
  if (op === 'add' || op === 'move' || op === 'copy') return target ? undefined : path;
  return existing(target) ? undefined : path;
}

function noSuchFile(file: ChangedFile, candidates: readonly PipelineDocument[]): Diagnostic {
  const names = candidates.map(({ name }) => `"${name}"`).join(', ');
  return {
    code: 'override-target',
    path: 'dbt-pipelines',
    message: `${PROVIDERS[file.provider].title} has no file named ${file.name === undefined ? '(none given)' : `"${file.name}"`}`,
    fix: `the names are ${names}`,
  };
}

function diagnostic(document: PipelineDocument, problem: string): Diagnostic {
  return { code: 'override-target', path: 'dbt-pipelines', message: `override of ${document.path}: ${problem}`, fix: 'look up the keys in the generated file' };
}
