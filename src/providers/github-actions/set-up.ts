import { environmentStore } from './options';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { groupsOf, JobGroup } from '../../model/job-group';
import { secretsOf } from '../../model/job-secrets';
import { secretName } from '../../model/secret';

/** What has to be done once by hand. */
export function setUp({ jobs }: Definition): string[] {
  const groups = groupsOf(jobs);
  return [...environments(jobs), ...idTokens(jobs), ...groups.flatMap(optionalChecks), ...groups.flatMap(requiredChecks)];
}

/** @see https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments */
function environments(jobs: readonly Job[]): string[] {
  const secrets = jobs.flatMap(secretsOf);
  return [...new Set(jobs.flatMap(({ environment }) => environment ?? []))].map((environment) => {
    const names = new Set(secrets.filter((secret) => secret.environment === environment).map((secret) => secretName(secret, 'github')));
    const own = names.size === 0 ? '' : ` Its secrets go into it (${environmentStore(environment)}): ${[...names].join(', ')}.`;
    return `Create the environment "${environment}" (Settings > Environments) with its rules before the first run: GitHub makes a missing one by itself, without any.${own}`;
  });
}

/** @see https://docs.github.com/en/actions/reference/security/oidc */
function idTokens(jobs: readonly Job[]): string[] {
  const audiences = [...new Set(jobs.flatMap((job) => job.idTokens.map(({ audience }) => audience)))];
  return audiences.map((audience) => `Let the service behind "${audience}" trust the tokens of this repository: the subject is \`repo:OWNER/NAME:...\`, in repositories made after July 2026 with ids, \`repo:OWNER@ID/NAME@ID:...\`.`);
}

/** @see https://docs.github.com/en/pull-requests/how-tos/merge-and-close-pull-requests/troubleshooting-required-status-checks */
function optionalChecks({ jobs, starts }: JobGroup): string[] {
  if (!starts.pullRequest?.paths) return [];
  return [`Do not require ${checksOf(jobs)} of pull requests (Settings > Rules): one that changes none of the files would wait forever.`];
}

function requiredChecks({ jobs, starts }: JobGroup): string[] {
  if (!starts.pullRequest || starts.pullRequest.paths || jobs.length === 1) return [];
  return [`If you require checks of pull requests (Settings > Rules), require all of them, ${checksOf(jobs)}: a job that is skipped because an earlier one failed counts as passed.`];
}

function checksOf(jobs: readonly Job[]): string {
  const names = jobs.map(({ name }) => `"${name}"`);
  return names.length === 1 ? `the check ${names[0]}` : `the checks ${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
