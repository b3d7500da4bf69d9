import { GitLabSettings, includeLine, ROOT_FILE } from './options';
import { storedSecrets } from './write/secrets';
import { formGroups } from './write/variables';
import { cancelsOlder } from './write/workflow';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { hasTrigger, schedulesOf } from '../../model/job-group';
import { secretsOf } from '../../model/job-secrets';
import { GitLabSecretStore, secretName } from '../../model/secret';
import { PIPELINE_CHOICE } from '../../model/variable-name';

/** What has to be done once in the settings, or in the root file that somebody else wrote. */
export function setUp({ jobs }: Definition, settings: GitLabSettings): string[] {
  return [
    ...settings.path === ROOT_FILE ? [] : [includeLine(settings), ...rootFileLines(jobs)],
    ...schedulesOf(jobs).map(({ cron, branch }) =>
      `Make a schedule (Build > Pipeline schedules > New schedule) with the description \`${cron}\`, the custom interval \`${cron}\`, the cron timezone UTC and the branch \`${branch}\`.`),
    ...manualLines(jobs),
    ...queueLines(jobs),
    ...draftLines(jobs),
    ...protectedLines(jobs),
    ...scopeLines(jobs),
    ...storeLines(jobs),
    ...countLines(jobs),
  ];
}

/** What the smallest plan of GitLab.com lets a pipeline have. @see https://docs.gitlab.com/user/gitlab_com/#cicd */
const JOBS_OF_ANY_PLAN = 500;

function countLines({ length }: readonly Job[]): string[] {
  if (length <= JOBS_OF_ANY_PLAN) return [];
  return [`GitLab.com lets a pipeline have 500 jobs (Free), 1,500 (Premium) or 2,000 (Ultimate): keep to that, for the file has ${length}.`];
}

/** @see https://docs.gitlab.com/ci/yaml/#workflow */
function rootFileLines(jobs: readonly Job[]): string[] {
  const events = [...new Set(jobs.flatMap(({ triggers }) => triggers.map(({ kind }) => kind)))].filter((kind) => kind !== 'push');
  return [
    ...events.length > 0 ? [`If ${ROOT_FILE} has \`workflow: rules\`, let them make a pipeline for merge requests, tags, schedules and starts by hand too.`] : [],
    ...jobs.some(cancelsOlder) ? [`Set \`workflow: { auto_cancel: { on_new_commit: interruptible } }\` in ${ROOT_FILE}.`] : [],
  ];
}

/** @see https://docs.gitlab.com/ci/variables/#restrict-pipeline-variables */
function manualLines(jobs: readonly Job[]): string[] {
  const pipelines = formGroups(jobs).map(({ id }) => id);
  if (pipelines.length === 0) return [];
  return [
    `To start a pipeline by hand: Build > Pipelines > New pipeline, with ${pipelines.map((id) => `\`${id}\``).join(' or ')} as the variable \`${PIPELINE_CHOICE}\`.`,
    'Let the people who do so set variables: Settings > CI/CD > Variables > Minimum role to use pipeline variables. New projects let nobody. Who may set them can replace any value of a job, such as DBT_URL, and so get at its secrets: let as few as possible.',
  ];
}

/** @see https://docs.gitlab.com/api/resource_groups/#edit-an-existing-resource-group */
function queueLines(jobs: readonly Job[]): string[] {
  const groups = new Set(jobs.flatMap(({ concurrency }) => concurrency?.kind === 'queue' ? [concurrency.group] : []));
  return [...groups].map((group) =>
    `After the first run, let the jobs of \`${group}\` keep their order: \`curl --request PUT --header "PRIVATE-TOKEN: $GITLAB_TOKEN" --data process_mode=oldest_first "https://gitlab.com/api/v4/projects/PROJECT_ID/resource_groups/${group}"\`.`);
}

function draftLines(jobs: readonly Job[]): string[] {
  const leavesOut = jobs.some(({ triggers }) => triggers.some((trigger) => trigger.kind === 'pullRequest' && trigger.drafts === 'left-out'));
  return leavesOut ? ['A merge request that is marked as ready starts nothing by itself: push, or choose Pipelines > Run pipeline on its page.'] : [];
}

/** @see https://docs.gitlab.com/ci/pipelines/merge_request_pipelines/#control-access-to-protected-variables-and-runners */
function protectedLines(jobs: readonly Job[]): string[] {
  const names = new Set(jobs.filter((job) => hasTrigger(job, 'pullRequest')).flatMap(secretsOf)
    .flatMap((secret) => secret.gitlab ? [] : [secretName(secret, 'gitlab')]));
  if (names.size === 0) return [];
  return [`Leave ${[...names].join(', ')} unprotected: a protected variable does not reach the pipeline of a merge request, unless both of its branches are protected.`];
}

/** @see https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable */
function scopeLines(jobs: readonly Job[]): string[] {
  const secrets = jobs.flatMap(secretsOf);
  const lines = secrets.flatMap((secret) => secret.environment === undefined || secret.gitlab ? [] : [
    `Give ${secretName(secret, 'gitlab')} the environment scope \`${secret.environment}\`, so that only jobs for it read the variable.`,
  ]);
  return [...new Set(lines)];
}

const STORE_VARIABLES: Readonly<Record<GitLabSecretStore['kind'], string>> = {
  vault: 'VAULT_SERVER_URL and VAULT_AUTH_ROLE',
  azureKeyVault: 'AZURE_KEY_VAULT_SERVER_URL, AZURE_CLIENT_ID and AZURE_TENANT_ID',
  gcpSecretManager: 'GCP_PROJECT_NUMBER, GCP_WORKLOAD_IDENTITY_FEDERATION_POOL_ID and GCP_WORKLOAD_IDENTITY_FEDERATION_PROVIDER_ID',
  awsSecretsManager: 'AWS_REGION and AWS_ROLE_ARN',
};

const STORE_TITLES: Readonly<Record<GitLabSecretStore['kind'], string>> = {
  vault: 'HashiCorp Vault', azureKeyVault: 'Azure Key Vault', gcpSecretManager: 'Google Cloud Secret Manager', awsSecretsManager: 'AWS Secrets Manager',
};

/** @see https://docs.gitlab.com/ci/secrets/ */
function storeLines(jobs: readonly Job[]): string[] {
  const stores = new Map(jobs.flatMap((job) => storedSecrets(job).map(({ store }) => [store.kind, store.audience] as const)));
  return [...stores].map(([kind, audience]) =>
    `Let ${STORE_TITLES[kind]} trust the id tokens of this project for \`${audience}\`, and set ${STORE_VARIABLES[kind]} (Settings > CI/CD > Variables).`);
}
