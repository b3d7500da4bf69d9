import { Variable } from './contract';
import { findJob } from './find-job';
import { obstacle } from './hint';
import { ask, type Inquiry } from './inquiry';
import { asId, asList, asObject, asText } from './json';
import { checked, misconfigured, notChecked, type Outcome } from './outcome';
import { jobRequest, jobsRequest } from './request';

/** Whether a run could be started with this configuration, as far as that shows without starting one. */
export async function check(inquiry: Inquiry): Promise<Outcome> {
  const configuration = await findJob(inquiry);
  if ('sentence' in configuration) return configuration;
  const answer = await ask(inquiry, jobRequest(configuration));
  if (answer.kind !== 'data') {
    if (answer.kind === 'refused' && answer.status === 404) await tellJobs(inquiry);
    return notChecked(configuration, ...obstacle(answer, configuration));
  }
  const job = asObject(answer.data);
  const projectId = asId(job.project_id);
  const { projectId: given, jobId } = configuration;
  inquiry.log(`job ${jobId} is '${asText(job.name)}' of project ${projectId}`);
  for (const step of asList(job.execute_steps)) inquiry.log(`  ${asText(step)}`);
  if (projectId === given) return checked(configuration);
  inquiry.log(`${Variable.PROJECT_ID} is ${given}, but the job belongs to project ${projectId}: correct it, or ${Variable.JOB_ID}`);
  return misconfigured(1);
}

/** The jobs that there are, for somebody who looks for the right one. */
async function tellJobs(inquiry: Inquiry): Promise<void> {
  const { projectId } = inquiry.configuration;
  const answer = await ask(inquiry, jobsRequest(inquiry.configuration, ''));
  if (answer.kind !== 'data') return;
  const jobs = asList(answer.data).map(asObject);
  inquiry.log(jobs.length === 0 ? `project ${projectId} shows no job to this token` : `project ${projectId} has these jobs:`);
  for (const job of jobs.slice(0, 20)) inquiry.log(`  ${asId(job.id)}  ${asText(job.name)}`);
}
