import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { ancestorsOf } from '../../../model/job-graph';
import { JobGroup } from '../../../model/job-group';
import { AzureSettings } from '../options';

/** Azure cancels older runs of pull requests only, and a whole run at a time. */
export function cancelOlder(jobs: readonly Job[], pipelines: readonly JobGroup[], { codeHost }: AzureSettings): Diagnostic[] {
  const asking = jobs.filter(({ concurrency }) => concurrency?.kind === 'cancelOlder' && concurrency.also === 'nobody');
  return [
    ...asking.flatMap((job) => cannotCancel(job, codeHost)),
    ...pipelines.flatMap((group) => othersCancelled(group, asking)),
  ];
}

function cannotCancel({ path, triggers }: Job, codeHost: AzureSettings['codeHost']): Diagnostic[] {
  const startsOtherwise = triggers.some(({ kind }) => kind !== 'pullRequest');
  const why = startsOtherwise ? 'for pull requests only' : 'of Azure Repos in no way that its file says';
  if (!startsOtherwise && codeHost !== 'azureRepos') return [];
  return [{
    code: 'not-supported',
    path,
    message: `\`Concurrency.cancelOlder\`: Azure Pipelines cancels older runs ${why}`,
    fix: 'drop `concurrency`, or leave Azure Pipelines out',
  }];
}

function othersCancelled({ jobs, starts }: JobGroup, asking: readonly Job[]): Diagnostic[] {
  const job = jobs.find((each) => asking.includes(each));
  const other = jobs.find(({ concurrency }) => concurrency?.kind !== 'cancelOlder');
  return !starts.pullRequest || !job || !other ? [] : [{
    code: 'not-supported',
    path: job.path,
    message: `\`Concurrency.cancelOlder\`: Azure Pipelines cancels a run with all its jobs, and "${other.id}", which belongs to it, is not to be cancelled`,
    fix: `give "${other.id}" the same \`concurrency\`, or take it off "${job.id}"`,
  }];
}

/** Azure locks environments, one stage of a run at a time. */
export function queue(jobs: readonly Job[], pipelines: readonly JobGroup[]): Diagnostic[] {
  return [
    ...jobs.flatMap(withoutEnvironment),
    ...jobs.flatMap((job) => otherEnvironment(job, jobs)),
    ...pipelines.flatMap(sideBySide),
  ];
}

function withoutEnvironment({ path, concurrency, environment }: Job): Diagnostic[] {
  return concurrency?.kind !== 'queue' || environment !== undefined ? [] : [{
    code: 'not-supported',
    path,
    message: `\`Concurrency.queue('${concurrency.group}')\`: Azure Pipelines lets only jobs wait in order that deploy to an environment, and \`environment\` is not set`,
    fix: 'set `environment`, such as `environment: \'production\'`',
  }];
}

function otherEnvironment(job: Job, jobs: readonly Job[]): Diagnostic[] {
  const group = groupOf(job);
  const first = jobs.find((other) => group !== undefined && groupOf(other) === group && other.environment !== undefined);
  return !first || job.environment === undefined || first.environment === job.environment ? [] : [{
    code: 'not-supported',
    path: job.path,
    message: `\`Concurrency.queue('${group}')\`: "${job.id}" deploys to "${job.environment}" and "${first.id}" to "${first.environment}", and Azure Pipelines locks each for itself`,
    fix: 'give the jobs of a queue the same `environment`, or queues of their own',
  }];
}

/** The lock is held by all the jobs of a run together. */
function sideBySide({ jobs }: JobGroup): Diagnostic[] {
  return jobs.flatMap((job, index): Diagnostic[] => {
    const other = jobs.slice(0, index).find((earlier) => groupOf(earlier) !== undefined && groupOf(earlier) === groupOf(job)
      && !ancestorsOf(job, jobs).has(earlier));
    return !other ? [] : [{
      code: 'order-not-expressible',
      path: job.path,
      message: `"${job.id}" and "${other.id}" wait for each other by \`Concurrency.queue('${groupOf(job)}')\`, but Azure Pipelines starts both in one run, where the lock does not part them`,
      fix: `let "${job.id}" need "${other.id}"`,
    }];
  });
}

function groupOf({ concurrency }: Job): string | undefined {
  return concurrency?.kind === 'queue' ? concurrency.group : undefined;
}
