import { Variable } from './contract';
import { findJob, readJobs } from './decide/find-job';
import { checked, cleanedUp, misconfigured, notCancelled, notChecked, runLink, unknownCommand, type Outcome } from './decide/outcome';
import { readStateFile } from './decide/state-file';
import { contentOf } from './http/answer';
import { requestWithRetries, type ApiClient } from './http/api-client';
import { systemClock } from './http/clock';
import { cancelRequest, jobRequest, jobsRequest, runRequest } from './http/request';
import { isActive, readRun, statusName } from './http/run';
import { httpSender } from './http/sender';
import { readConfiguration } from './settings/configuration';
import { reasonAndAdvice, reasonOf } from './show/hint';
import { openOutput } from './show/output';
import { asId, asList, asObject, asText } from './text/json';

/** A person or a clean-up step waits for the answer. */
const RETRY_WINDOW_MS = 60_000;

/** What the program does in place of a run, by the word after its name. */
const COMMANDS: Readonly<Record<string, (client: ApiClient) => Promise<Outcome>>> = { check, cancel };

/** Carries out the command that the arguments name. */
export async function runCommand(args: readonly string[]): Promise<Outcome> {
  const clock = systemClock();
  const { log, display } = openOutput(process.env, clock);
  const outcome = await carryOut(args, { clock, log });
  display.close();
  log(outcome.sentence);
  return outcome;
}

async function carryOut(args: readonly string[], world: Pick<ApiClient, 'clock' | 'log'>): Promise<Outcome> {
  const command = args.length === 1 && Object.hasOwn(COMMANDS, args[0]) ? COMMANDS[args[0]] : undefined;
  if (command === undefined) return unknownCommand(args, Object.keys(COMMANDS));
  const config = readConfiguration(process.env);
  if (!('problems' in config)) return command({ ...world, config, send: httpSender(config), window: Math.min(RETRY_WINDOW_MS, config.retryWindowMs) });
  return misconfigured(world.log, ...config.problems);
}

/** Cancels the run that the state file names, for a step that cleans up after a job that was killed. */
export async function cancel(client: ApiClient): Promise<Outcome> {
  const { config, log } = client;
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
  const seen = contentOf(await requestWithRetries(client, runRequest(config, runId)), readRun);
  if (seen.kind === 'data' && !isActive(seen.data)) return cleanedUp(`run ${runId} has ended with ${statusName(seen.data.status)}`, link);
  const answer = await requestWithRetries(client, cancelRequest(config, runId));
  return answer.kind === 'data' ? cleanedUp(`run ${runId} was cancelled`, link) : notCancelled(runId, reasonOf(answer), link);
}

/** Whether a run could be started with this configuration, as far as that shows without starting one. */
export async function check(client: ApiClient): Promise<Outcome> {
  const config = await findJob(client);
  if ('sentence' in config) return config;
  const answer = await requestWithRetries(client, jobRequest(config));
  if (answer.kind !== 'data') {
    if (answer.kind === 'refused' && answer.status === 404) await tellJobs(client);
    return notChecked(config, ...reasonAndAdvice(answer, config));
  }
  const job = asObject(answer.data);
  const projectId = asId(job.project_id);
  const { projectId: given, jobId } = config;
  client.log(`job ${jobId} is '${asText(job.name)}' of project ${projectId}`);
  for (const step of asList(job.execute_steps)) client.log(`  ${asText(step)}`);
  if (projectId === given) return checked(config);
  return misconfigured(client.log, `${Variable.PROJECT_ID} is ${given}, but the job belongs to project ${projectId}: correct it, or ${Variable.JOB_ID}`);
}

/** The jobs that there are, for somebody who looks for the right one. */
async function tellJobs(client: ApiClient): Promise<void> {
  const { projectId } = client.config;
  const answer = await requestWithRetries(client, jobsRequest(client.config, '', 0));
  if (answer.kind !== 'data') return;
  const jobs = readJobs(answer.data);
  client.log(`project ${projectId} shows ${jobs.length === 0 ? 'no job' : 'these jobs'} to this token`);
  for (const job of jobs.slice(0, 20)) client.log(`  ${job.id}  ${job.name}`);
}
