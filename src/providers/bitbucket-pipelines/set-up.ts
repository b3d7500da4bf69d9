import { scheduledPipeline } from './options';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { schedulesOf } from '../../model/job-group';

/** What a person does once in the settings, beside creating secrets. */
export function setUp({ jobs }: Definition): string[] {
  return [
    'Switch Pipelines on once: Repository settings > Pipelines > Settings > Enable Pipelines.',
    ...schedulesOf(jobs).map((schedule) => `Make the schedule: Pipelines > Schedules > New schedule: branch "${schedule.branch}", pipeline `
      + `"custom: ${scheduledPipeline(schedule)}", at "${schedule.cron}" (cron, in UTC). A time that the form does not have is for the REST API.`),
    ...distinct(jobs, ({ environment }) => environment === undefined ? [] : [environment])
      .map((name) => `Create the environment "${name}": Repository settings > Deployments; restrict it to the people and branches that may deploy.`),
    ...distinct(jobs, ({ idTokens }) => idTokens.map(({ audience }) => audience))
      .map((audience) => `Let the service of "${audience}" trust Bitbucket: Repository settings > OpenID Connect shows the identity provider `
        + 'and the audience that the tokens have.'),
  ];
}

function distinct(jobs: readonly Job[], namesOf: (job: Job) => readonly string[]): string[] {
  return [...new Set(jobs.flatMap(namesOf))];
}
