import { Variable } from './contract';
import { findJob, readJobs } from './find-job';
import { obstacle } from './hint';
import { ask, type Inquiry } from './inquiry';
import { asId, asList, asObject, asText } from './json';
import { checked, misconfigured, notChecked, type Outcome } from './outcome';
import { jobRequest, jobsRequest } from './request';

/** Whether a run could be started with this configuration, as far as that shows without starting one. */
export async function check(inquiry: Inquiry): Promise<Outcome> {
  const config = await findJob(inquiry);
  if ('sentence' in config) return config;
  const answer = await ask(inquiry, jobRequest(config));
  if (answer.kind !== 'data') {
    if (answer.kind === 'refused' && answer.status === 404) await tellJobs(inquiry);
    return notChecked(config, ...obstacle(answer, config));
  }
  const job = asObject(answer.data);
  const projectId = asId(job.project_id);
  const { projectId: given, jobId } = config;
  inquiry.log(`job ${jobId} is '${asText(job.name)}' of project ${projectId}`);
  for (const step of asList(job.execute_steps)) inquiry.log(`  ${asText(step)}`);
  if (projectId === given) return checked(config);
  return misconfigured(inquiry.log, `${Variable.PROJECT_ID} is ${given}, but the job belongs to project ${projectId}: correct it, or ${Variable.JOB_ID}`);
}

/** The jobs that there are, for somebody who looks for the right one. */
async function tellJobs(inquiry: Inquiry): Promise<void> {
  const { projectId } = inquiry.config;
  const answer = await ask(inquiry, jobsRequest(inquiry.config, '', 0));
  if (answer.kind !== 'data') return;
  const jobs = readJobs(answer.data);
  inquiry.log(`project ${projectId} shows ${jobs.length === 0 ? 'no job' : 'these jobs'} to this token`);
  for (const job of jobs.slice(0, 20)) inquiry.log(`  ${job.id}  ${job.name}`);
}
