import type { Configuration } from './configuration';
import { Variable } from './contract';
import { obstacle } from './hint';
import { ask, type Inquiry } from './inquiry';
import { asId, asList, asObject, asText } from './json';
import { misconfigured, notStarted, type Outcome } from './outcome';
import { jobsRequest } from './request';

/** Finds the job of the name that is set, where one is: the configuration with its id, or how the program ends without it. */
export async function findJob(inquiry: Inquiry): Promise<Configuration | Outcome> {
  const { configuration, log } = inquiry;
  const { jobName, projectId } = configuration;
  if (jobName === undefined) return configuration;
  const answer = await ask(inquiry, jobsRequest(configuration, jobName));
  if (answer.kind !== 'data') return notStarted(configuration, ...obstacle(answer, configuration));
  const jobs = asList(answer.data).map(asObject).map(job => ({ id: asId(job.id), name: asText(job.name) }));
  // the API looks for the name anywhere and in any case
  const [job, ...others] = jobs.filter(({ name }) => name === jobName);
  if (job !== undefined && others.length === 0) return { ...configuration, jobId: job.id };
  const found = job === undefined ? jobs : [job, ...others];
  const names = found.slice(0, 10).map(({ id, name }) => `'${name}' (${id})`).join(', ');
  log(job === undefined
    ? `${Variable.JOB_NAME} is '${jobName}', but project ${projectId} shows no job of that name; ${names === '' ? 'none is similar' : `similar: ${names}`}`
    : `${Variable.JOB_NAME} is '${jobName}', but project ${projectId} has several jobs of that name: ${names}; give ${Variable.JOB_ID} instead`);
  return misconfigured(1);
}
