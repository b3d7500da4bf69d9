import { Job } from '../../../src/model/job';
import { job, pullRequestInto, pushTo } from '../../model/jobs';

/** What teams have most: a check of each pull request, and a job for what was merged. */
export function definitionOfPullRequests(): Job[] {
  return [
    job('check', { triggers: [pullRequestInto('main')], concurrency: { kind: 'cancelOlder', also: 'program' } }),
    job('deploy', { triggers: [pushTo('main')] }),
  ];
}
