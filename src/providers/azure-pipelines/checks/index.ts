import { cancelOlder, queue } from './concurrency';
import { namesThatCannotBeSaid } from './names';
import { codeHostOfPullRequests } from './pull-requests';
import { macrosInCommands, secretsOfOneName } from './secret-names';
import { Definition } from '../../../model/definition';
import { Diagnostic } from '../../../model/diagnostic';
import { AzureSettings } from '../options';
import { pipelinesOf } from '../write/files';

/** What the features do not tell, because it hangs on how they come together or on where the code lives. */
export function check({ jobs }: Definition, settings: AzureSettings): Diagnostic[] {
  const pipelines = pipelinesOf(jobs);
  return [
    ...macrosInCommands(jobs),
    ...namesThatCannotBeSaid(pipelines),
    ...codeHostOfPullRequests(jobs, settings),
    ...cancelOlder(jobs, pipelines, settings),
    ...queue(jobs, pipelines),
    ...secretsOfOneName(pipelines),
  ];
}
