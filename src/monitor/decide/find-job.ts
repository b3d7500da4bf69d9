import { Variable } from '../contract';
import { misconfigured, notStarted, type Outcome } from './outcome';
import { requestWithRetries, type ApiClient } from '../http/api-client';
import { JOBS_OF_A_PAGE, jobsRequest } from '../http/request';
import type { Configuration } from '../settings/configuration';
import { reasonAndAdvice } from '../show/hint';
import { asId, asList, asObject, asText } from '../text/json';

/** Finds the job of the name that is set, where one is: the configuration with its id, or how the program ends without it. */
export async function findJob(client: ApiClient): Promise<Configuration | Outcome> {
  const { config, log } = client;
  const { jobName, projectId } = config;
  if (jobName === undefined) return config;
  const jobs: Job[] = [];
  let known: number;
  do {
    known = jobs.length;
    const answer = await requestWithRetries(client, jobsRequest(config, jobName, known));
    if (answer.kind !== 'data') return notStarted(config, ...reasonAndAdvice(answer, config));
    // an API that knows no pages gives the same one again, which then ends it
    jobs.push(...readJobs(answer.data).filter(({ id }) => jobs.every(job => job.id !== id)));
  } while (jobs.length === known + JOBS_OF_A_PAGE);
  // the API looks for the name anywhere and in any case
  const [job, ...others] = jobs.filter(({ name }) => name === jobName);
  if (job !== undefined && others.length === 0) return { ...config, jobId: job.id };
  const why = job === undefined
    ? `shows no job of that name; similar: ${listed(jobs) || 'none'}`
    : `has several jobs of that name: ${listed([job, ...others])}; give ${Variable.JOB_ID} instead`;
  return misconfigured(log, `${Variable.JOB_NAME} is '${jobName}', but project ${projectId} ${why}`);
}

interface Job {
  readonly id: string;
  readonly name: string;
}

/** The jobs of a list. */
export function readJobs(list: unknown): readonly Job[] {
  return asList(list).map(asObject).map(({ id, name }) => ({ id: asId(id), name: asText(name) }));
}

function listed(jobs: readonly Job[]): string {
  return jobs.slice(0, 10).map(({ id, name }) => `'${name}' (${id})`).join(', ');
}
