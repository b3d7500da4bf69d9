import { PipCaches } from './pip-cache';
import { renderScript } from './script';
import { YamlMap } from '../../../../document/document';
import { Artifacts } from '../../../../model/artifacts';
import { flatten, isWholeName } from '../../../../model/patterns/pattern';
import { imageOf } from '../../../shared/write/image';
import { PLACEHOLDER_STEP } from '../../options';
import { includePaths } from '../filters/changesets';
import { PipelineStart, StartedJob } from '../keyed-pipeline';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/ */
export function renderStep(started: StartedJob, start: PipelineStart, caches: PipCaches): YamlMap {
  const { job, paths } = started;
  const cache = caches.nameFor(job);
  return {
    'name': job.name,
    'image': imageOf(job.tool),
    'runs-on': job.runner?.bitbucket && runnerLabels(job.runner.bitbucket),
    'max-time': job.timeoutSeconds / 60,
    'clone': job.fetchDepth === undefined ? undefined : { depth: job.fetchDepth },
    'caches': cache === undefined ? undefined : [cache],
    'oidc': job.idTokens.length > 0 ? true : undefined,
    'environment': job.environment,
    'concurrency-group': job.concurrency?.kind === 'queue' ? job.concurrency.group : undefined,
    'on-fail': job.failure === 'tolerated' ? { strategy: 'ignore' } : undefined,
    'condition': paths && { changesets: { includePaths: includePaths(paths) } },
    'artifacts': job.artifacts && { upload: [renderArtifacts(job.artifacts)] },
    'script': renderScript(started, start),
  };
}

/**
 * A pipeline must have a step: this one clones nothing and ends at once.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/git-clone-behavior/
 */
export function renderNothing(): YamlMap {
  const { name, clone, script } = PLACEHOLDER_STEP;
  return { name, clone: { ...clone }, script: [...script] };
}

/**
 * One's own runners all have the first of these labels.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/configure-your-runner-in-bitbucket-pipelines-yml/
 */
export function runnerLabels(labels: readonly string[]): string[] {
  return [...new Set(['self.hosted', ...labels])];
}

/**
 * Scoped, because shared artifacts would lie in the folder of every later step.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-artifacts-in-steps/
 */
function renderArtifacts({ name, paths, when }: Artifacts): YamlMap {
  return {
    'name': name,
    'type': 'scoped',
    'paths': [...new Set(paths.flatMap(fileOrFolder).flatMap(flatten))],
    'capture-on': when === 'always' ? 'always' : 'success',
  };
}

/** Bitbucket matches files only, and nothing tells whether a path without a star is a folder. */
function fileOrFolder(path: string): string[] {
  return isWholeName(path) ? [path, `${path}/**`] : [path];
}
