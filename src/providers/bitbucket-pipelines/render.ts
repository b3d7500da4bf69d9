import { FILE, SECRET_STORE } from './options';
import { stagesOf } from './order';
import { renderScript } from './script';
import { ANY_BRANCH, BranchKey, branchKeys } from './triggers';
import { commentAbove } from '../../document/comment';
import { PipelineDocument, YamlMap, YamlValue } from '../../document/document';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { header, secretsOf } from '../shared/header';
import { imageOf } from '../shared/image';

/** One file: Bitbucket reads no other. */
export function render(definition: Definition): PipelineDocument[] {
  return [{
    path: FILE,
    name: 'bitbucket-pipelines',
    header: header(...secretsOf(definition.jobs, SECRET_STORE)),
    data: { pipelines: { branches: renderBranches(definition.jobs) } },
  }];
}

function renderBranches(jobs: readonly Job[]): YamlMap {
  const keys = branchKeys(jobs);
  const branches: YamlMap = Object.fromEntries(keys.map(({ key, jobs: own }) => [key, renderStages(stagesOf(own))]));
  if (keys.some(({ key }) => key === ANY_BRANCH)) for (const key of keys) commentAbove(branches, key.key, commentOf(key));
  return branches;
}

/** Why a key is there beside the one for every branch. */
function commentOf({ key, jobs }: BranchKey): string {
  if (key === ANY_BRANCH) return 'Every branch that has no key of its own.';
  if (jobs.length > 0) return `All the jobs for ${key}: '${ANY_BRANCH}' does not run for a branch that has a key of its own.`;
  return `Bitbucket cannot exclude a branch: without this key a push to ${key} would run '${ANY_BRANCH}'.`;
}

/** Jobs that do not depend on each other run side by side, so that one's failure does not stop the other. */
function renderStages(stages: readonly Job[][]): YamlValue[] {
  if (stages.length === 0) return [renderNothing()];
  const rendered = stages.map((jobs) => jobs.length === 1 ? { step: renderJob(jobs[0]) } : { parallel: { steps: renderSteps(jobs) } });
  stages.forEach((jobs, index) => jobs.length === 1 && commentAbove(rendered, index, jobs[0].comment));
  return rendered;
}

function renderSteps(jobs: readonly Job[]): YamlValue[] {
  const steps = jobs.map((job) => ({ step: renderJob(job) }));
  jobs.forEach((job, index) => commentAbove(steps, index, job.comment));
  return steps;
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

/**
 * A pipeline must have a step: this one clones nothing and ends at once.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/git-clone-behavior/
 */
function renderNothing(): YamlMap {
  return { step: { name: 'No job for this branch', clone: { enabled: false }, script: ['echo "no job runs for this branch"'] } };
}
