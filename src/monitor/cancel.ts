import { contentOf } from './answer';
import { Variable } from './contract';
import { reasonOf } from './hint';
import { ask, type Inquiry } from './inquiry';
import { cleanedUp, misconfigured, notCancelled, runLink, type Outcome } from './outcome';
import { cancelRequest, runRequest } from './request';
import { isActive, readRun, statusName } from './run';
import { readStateFile } from './state-file';

/** Cancels the run that the state file names, for a step that cleans up after a job that was killed. */
export async function cancel(inquiry: Inquiry): Promise<Outcome> {
  const { config, log } = inquiry;
  const { stateFile, accountId, host } = config;
  if (stateFile === undefined) return misconfigured(log, `${Variable.STATE_FILE} is not set: give the file of the job to clean up after`);
  const named = readStateFile(stateFile);
  if (named === undefined) return cleanedUp(`${stateFile} is not there, so no run was started`);
  if ('problem' in named) return misconfigured(log, named.problem);
  const { runId } = named;
  // the file must not decide where the key goes
  if (named.accountId !== accountId || named.host !== host) {
    return misconfigured(log, `${stateFile} names a run of account ${named.accountId} at ${named.host}, not of ${accountId} at ${host}`);
  }
  const link = runLink(config, runId);
  const seen = contentOf(await ask(inquiry, runRequest(config, runId)), readRun);
  if (seen.kind === 'data' && !isActive(seen.data)) return cleanedUp(`run ${runId} has ended with ${statusName(seen.data.status)}`, link);
  const answer = await ask(inquiry, cancelRequest(config, runId));
  return answer.kind === 'data' ? cleanedUp(`run ${runId} was cancelled`, link) : notCancelled(runId, reasonOf(answer), link);
}
