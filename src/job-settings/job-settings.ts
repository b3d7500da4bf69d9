import type { PipelineJobProps } from '../pipeline-job';
import { checkArtifacts } from './artifacts';
import { checkRunner } from './runner';
import { Concurrency } from '../concurrency';
import { invalid, wrongType } from '../model/invalid';
import { Job } from '../model/job';
import { checkFlag } from '../model/property';

/** What every kind of job can be told about how it is run. */
export type JobSettings = Pick<Job, 'runner' | 'concurrency' | 'deployment' | 'checkoutDepth' | 'failure' | 'artifacts'>;

/** @throws an error when a property is not allowed, at the line that set it */
export function checkJobSettings(id: string, props: PipelineJobProps): JobSettings {
  return {
    runner: props.runner && checkRunner(props.runner),
    concurrency: checkConcurrency(props.concurrency),
    deployment: checkDeployment(props.deployment),
    checkoutDepth: checkDepth(props.checkoutDepth),
    failure: checkFlag('continueOnError', props.continueOnError ?? false) ? 'tolerated' : 'counts',
    artifacts: props.artifacts && checkArtifacts(id, props.artifacts),
  };
}

function checkConcurrency(concurrency: Concurrency | undefined): JobSettings['concurrency'] {
  if (concurrency === undefined) return undefined;
  if (!(concurrency instanceof Concurrency)) throw wrongType('concurrency', concurrency, "one such as `Concurrency.queue('production')`");
  return concurrency._toModel();
}

/** The narrowest rule of the four. @see https://docs.gitlab.com/ci/yaml/#environmentname */
function checkDeployment(deployment: string | undefined): string | undefined {
  if (deployment === undefined) return undefined;
  if (typeof deployment !== 'string') throw wrongType('deployment', deployment, 'the name of an environment');
  if (!/^[A-Za-z0-9][A-Za-z0-9 _-]{0,99}$/.test(deployment)) {
    throw invalid('deployment', deployment, 'may hold only 1 to 100 letters, digits, spaces, "-" and "_"', 'give one such as "production"');
  }
  return deployment;
}

function checkDepth(depth: number | undefined): number | 'full' | undefined {
  if (depth === undefined) return undefined;
  if (typeof depth !== 'number') throw wrongType('checkoutDepth', depth, 'a number');
  if (!Number.isSafeInteger(depth) || depth < 0) throw invalid('checkoutDepth', depth, 'must be a whole number of commits', 'give 1 or more, or 0 for all');
  return depth === 0 ? 'full' : depth;
}
