import type { PipelineJobProps } from '../pipeline-job';
import { checkArtifacts } from './artifacts';
import { checkDeployment } from './deployment';
import { checkRunner } from './runner';
import { Concurrency } from '../concurrency';
import { invalid, wrongType } from '../model/invalid';
import { Job } from '../model/job';
import { checkFlag } from '../model/property';

/** What every kind of job can be told about how it is run. */
export type JobSettings = Pick<Job, 'runner' | 'concurrency' | 'deployment' | 'checkoutDepth' | 'failure' | 'artifacts'>;

/** @throws an error when a property is not allowed, at the line that set it */
export function checkJobSettings(id: string, props: PipelineJobProps): JobSettings {
  const { runner, concurrency, deployment, checkoutDepth, continueOnError = false, artifacts } = props;
  return {
    runner: runner === undefined ? undefined : checkRunner(runner),
    concurrency: concurrency === undefined ? undefined : checkConcurrency(concurrency),
    deployment: deployment === undefined ? undefined : checkDeployment('deployment', deployment),
    checkoutDepth: checkoutDepth === undefined ? undefined : checkDepth(checkoutDepth),
    failure: checkFlag('continueOnError', continueOnError) ? 'tolerated' : 'counts',
    artifacts: artifacts === undefined ? undefined : checkArtifacts(id, artifacts),
  };
}

function checkConcurrency(concurrency: Concurrency): JobSettings['concurrency'] {
  if (!(concurrency instanceof Concurrency)) throw wrongType('concurrency', concurrency, "one such as `Concurrency.queue('production')`");
  return concurrency._toModel();
}

function checkDepth(depth: number): number | 'full' {
  if (typeof depth !== 'number') throw wrongType('checkoutDepth', depth, 'a number');
  if (!Number.isSafeInteger(depth) || depth < 0) throw invalid('checkoutDepth', depth, 'must be a whole number of commits', 'give 1 or more, or 0 for all');
  return depth === 0 ? 'full' : depth;
}
