import { eventTests } from './triggers';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';

/**
 * The events of all jobs together, and no other: without it every push to a branch with an open merge request could start two pipelines.
 * Where no file or draft lets a job run, GitLab makes no pipeline without being told.
 * @see https://docs.gitlab.com/ci/yaml/workflow/
 */
export function renderWorkflow(jobs: readonly Job[]): YamlMap {
  return {
    rules: eventTests(jobs).map((test) => ({ if: test })),
    auto_cancel: jobs.some(cancelsOlder) ? { on_new_commit: 'interruptible' } : undefined,
  };
}

/** The older run that a newer commit of the same branch or merge request ends is that of these jobs only. */
export function cancelsOlder({ concurrency }: Job): boolean {
  return concurrency?.kind === 'cancelOlder';
}
