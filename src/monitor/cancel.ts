import { Variable } from './contract';
import { reasonOf } from './hint';
import { ask, type Inquiry } from './inquiry';
import { cleanedUp, misconfigured, notCancelled, runLink, type Outcome } from './outcome';
import { cancelRequest, runRequest } from './request';
import { isActive, readRun, statusName } from './run';
import { readStateFile } from './state-file';

/** Cancels the run that the state file names, for a step that cleans up after a job that was killed. */
export async function cancel(inquiry: Inquiry): Promise<Outcome> {
  const { configuration, log } = inquiry;
  const { stateFile, accountId, host } = configuration;
  const named = stateFile === undefined ? { problem: `${Variable.STATE_FILE} is not set: give the file of the job to clean up after` } : readStateFile(stateFile);
  if (named === undefined) return cleanedUp(`${stateFile ?? ''} is not there, so no run was started`, '');
  // the file must not decide where the key goes
  const problem = 'problem' in named ? named.problem
    : named.accountId === accountId && named.host === host ? undefined
      : `${stateFile ?? ''} names a run of account ${named.accountId} at ${named.host}, and not of account ${accountId} at ${host}`;
  if (problem !== undefined || 'problem' in named) {
    log(problem ?? '');
    return misconfigured(1);
  }
  const link = runLink(configuration, named.runId);
  const seen = await ask(inquiry, runRequest(configuration, named.runId));
  const run = seen.kind === 'data' ? readRun(seen.data) : undefined;
  if (run !== undefined && !isActive(run)) return cleanedUp(`run ${run.id} has ended with ${statusName(run.status)}`, link);
  const answer = await ask(inquiry, cancelRequest(configuration, named.runId));
  if (answer.kind === 'data') return cleanedUp(`run ${named.runId} was cancelled`, link);
  return notCancelled(named.runId, reasonOf(answer), link);
}
