import { ArtifactUpload, uploadArtifact } from './actions';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';

interface NamedUpload extends ArtifactUpload {
  readonly step: string;
}

/** The steps that keep what a job leaves. */
export function renderUploads(job: Job): YamlMap[] {
  return uploadsOf(job).map(({ step, ...upload }) => uploadArtifact(step, upload));
}

/** The artifacts of a job by their names, which are unique in a run of a workflow. */
export function artifactNames(job: Job): string[] {
  return uploadsOf(job).map(({ artifact }) => artifact);
}

/** @see https://docs.github.com/en/actions/tutorials/store-and-share-data */
function uploadsOf({ id, artifacts, reports, steps }: Job): NamedUpload[] {
  const uploads: NamedUpload[] = [];
  if (artifacts) {
    const { name, paths, days, when } = artifacts;
    uploads.push({ step: 'Keep the artifacts', artifact: name, paths, days, when: when, ifNothingIsThere: 'warn' });
  }
  // GitHub Actions shows no test reports; the run-and-monitor program shows its results on the page of the run by itself
  if (reports && !steps.some(({ kind }) => kind === 'program')) {
    uploads.push({ step: 'Keep the test report', artifact: `${id}-test-results`, paths: [reports.junit], when: 'always', ifNothingIsThere: 'ignore' });
  }
  return uploads;
}
