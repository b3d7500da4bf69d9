import { Project } from 'projen';
import { readAsset } from './assets';
import { changeDocuments } from './changes';
import { checkDefinition } from './checks';
import { renderGuide } from './guide';
import { foreignFiles } from './ownership';
import { renderDocuments } from './render';
import { failure } from './report';
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
  const files: File[] = [
    ...documents.map(({ document }) => ({ path: document.path, text: stringify(document.data, document.header) })),
    ...assetsOf(request).map(readAsset),
    renderGuide(request, documents),
  ];
  refuse(foreignFiles(project.outdir, files.map(({ path }) => path)));
  for (const { path, text } of files) new GeneratedFile(project, path, text);
}

function assetsOf({ definition }: SynthRequest): AssetName[] {
  return [...new Set(definition.jobs.flatMap((job) => job.assets))];
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw failure(diagnostics);
}
