import { commentAbove } from '../../document/comment';
import { PipelineDocument, YamlMap, YamlValue } from '../../document/document';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { header, secretsOf } from '../header';
import { imageOf } from '../image';
import { FILE } from './options';
import { stagesOf } from './order';
import { renderScript } from './script';
import { branchKeys } from './triggers';

/** One file: Bitbucket reads no other. */
export function render(definition: Definition): PipelineDocument[] {
  return [{
    path: FILE,
    name: 'bitbucket-pipelines',
    header: header(...secretsOf(definition.jobs, 'Repository settings > Repository variables > Secured')),
    data: { pipelines: { branches: renderBranches(definition.jobs) } },
  }];
}

function renderBranches(jobs: readonly Job[]): YamlMap {
  const branches: YamlMap = {};
  for (const { key, jobs: own } of branchKeys(jobs)) {
    branches[key] = own.length > 0 ? stagesOf(own).map(renderStage) : [renderNothing(key)];
  }
  return branches;
}

/** Jobs that do not depend on each other run side by side, so that one's failure does not stop the other. */
function renderStage(jobs: readonly Job[]): YamlValue {
  const steps = jobs.map((job) => commentAbove({ step: renderJob(job) }, 'step', job.comment));
  return steps.length === 1 ? steps[0] : { parallel: { steps } };
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/ */
function renderJob(job: Job): YamlMap {
  return {
    'name': job.name,
    'image': imageOf(job.tool),
    'max-time': job.timeoutSeconds / 60,
    'script': renderScript(job),
  };
}

/** A pipeline must have a step: this one clones nothing and ends at once. */
function renderNothing(branch: string): YamlMap {
  const step = { name: 'No job for this branch', clone: { enabled: false }, script: [`echo "no job runs for this branch"`] };
  return commentAbove({ step }, 'step', `Bitbucket cannot exclude a branch: without this key a push to ${branch} would run '**'.`);
}
