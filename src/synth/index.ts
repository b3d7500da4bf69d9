import * as path from 'node:path';
import { Project } from 'projen';
import { readAsset } from './assets';
import { changeDocuments } from './changes';
import { checkDefinition } from './checks';
import { renderGuide } from './guide';
import { foreignFiles, takenPaths } from './ownership';
import { recordSynthesis } from './record';
import { renderDocuments } from './render';
import { SynthRequest } from './request';
import { GeneratedFile } from '../files/generated-file';
import { stringify } from '../files/stringify';
import { Diagnostic } from '../model/diagnostic';
import { AssetName } from '../model/job';

/** A file to write: path relative to the repository, `/` on every system. */
interface File {
  readonly path: string;
  readonly text: string;
}

/**
 * Definition to files. All that can fail happens here, before projen removes or writes the first file.
 * @throws one error that names everything that is wrong
 */
export function synthesize(project: Project, request: SynthRequest): void {
  refuse(checkDefinition(request));
  const documents = renderDocuments(request);
  refuse(changeDocuments(documents, request.changes));
  const assets = assetsOf(request).map(readAsset);
  const files: File[] = [
    ...documents.map(({ document }) => ({ path: document.path, text: stringify(document.data, document.header) })),
    ...assets,
    renderGuide(request, documents, assets),
  ];
  const paths = files.map((file) => file.path);
  removeGeneratedFiles(project);
  refuse([...takenPaths(project, paths), ...foreignFiles(project.outdir, paths)]);
  for (const file of files) new GeneratedFile(project, file.path, file.text);
  recordSynthesis(paths.map((file) => path.join(project.outdir, file)));
}

/** Those of an earlier synthesis of the same project: it may be synthesized more than once. */
function removeGeneratedFiles(project: Project): void {
  const earlier = project.node.children.filter((construct) => construct instanceof GeneratedFile);
  for (const file of earlier) project.node.tryRemoveChild(file.node.id);
}

function assetsOf({ definition }: SynthRequest): AssetName[] {
  return [...new Set(definition.jobs.flatMap((job) => job.assets))];
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw failure(diagnostics);
}

/** The one error of a synthesis: everything that is wrong, by construct. */
function failure(diagnostics: readonly Diagnostic[]): Error {
  const lines = diagnostics.map(({ code, path: construct, message, fix }) => `  - ${construct}: ${message}${fix === undefined ? '' : `: ${fix}`} (${code})`);
  return new Error(['the pipelines cannot be written, and no file was touched:', ...lines].join('\n'));
}
