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
  const why = job === undefined
    ? `shows no job of that name; ${jobs.length === 0 ? 'none is similar' : `similar: ${listed(jobs)}`}`
    : `has several jobs of that name: ${listed([job, ...others])}; give ${Variable.JOB_ID} instead`;
  log(`${Variable.JOB_NAME} is '${jobName}', but project ${projectId} ${why}`);
  return misconfigured(1);
}

function listed(jobs: readonly { readonly id: string; readonly name: string }[]): string {
  return jobs.slice(0, 10).map(({ id, name }) => `'${name}' (${id})`).join(', ');
}
