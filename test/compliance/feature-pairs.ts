import {
  ArtifactsWhen, AzureSecretStore, Concurrency, DbtCloudJob, DbtPipelines, Duration, GitLabSecretStore, JobCache, ManualInput, RunValue, SecretRef,
  ShellJob, ShellJobProps, Trigger,
} from '../../src';
import { Feature } from '../../src/model/feature';
import { Job } from '../../src/model/job';
import { PlannedSettings } from '../../src/providers/plan';
import { MERGE } from '../support/pipelines';

/** Two definitions that differ in one feature alone. */
export interface Pair {
  readonly with: (pipelines: DbtPipelines) => void;
  readonly without: (pipelines: DbtPipelines) => void;
  /** Takes the feature away where no property does. */
  readonly removed?: (job: Job) => Job;
  /** Features that cannot be had without this one. */
  readonly companions?: readonly Feature[];
  /** The setting of a planned job that tells it, where a file may say the feature by two keys and one of them alone is not enough. */
  readonly setting?: keyof PlannedSettings;
}

/** One job, with these properties and without them. */
function props(withIt: Partial<ShellJobProps>, common: Partial<ShellJobProps> = {}, companions: readonly Feature[] = []): Pair {
  return { with: job({ ...common, ...withIt }), without: job(common), companions };
}

function job(given: Partial<ShellJobProps>): Pair['with'] {
  return (pipelines) => void new ShellJob(pipelines, 'job', { commands: ['dbt build'], ...given });
}

function triggers(withIt: Trigger, without: Trigger, companions: readonly Feature[] = []): Pair {
  return { with: job({ triggers: [withIt] }), without: job({ triggers: [without] }), companions };
}

/** A push to one branch and something else that starts the job, or the push alone. */
function beside(trigger: Trigger, companions: readonly Feature[] = []): Pair {
  return { with: job({ triggers: [MAIN, trigger] }), without: job({ triggers: [MAIN] }), companions };
}

const MAIN = Trigger.push({ branches: ['main'] });
const MODELS = { paths: ['models/**'] };
const MODELS_WITHOUT_DOCS = { paths: ['models/**'], pathsIgnore: ['models/**/*.md'] };
const VAULT = GitLabSecretStore.vault({ audience: 'https://vault.example.com', path: 'dbt', field: 'key' });
const KEY = { KEY: SecretRef.named('KEY') };

/** A feature without a pair does not compile. */
export const FEATURE_PAIRS: Readonly<Record<Feature, Pair>> = {
  push: { with: job({ triggers: [Trigger.tag({ patterns: ['v1'] }), MAIN] }), without: job({ triggers: [Trigger.tag({ patterns: ['v1'] })] }) },
  pushPattern: triggers(Trigger.push({ branches: ['main', 'release/*'] }), MAIN),
  pushPaths: triggers(Trigger.push({ branches: ['main'], ...MODELS }), MAIN),
  pushPathsIgnore: triggers(Trigger.push({ branches: ['main'], ...MODELS_WITHOUT_DOCS }), Trigger.push({ branches: ['main'], ...MODELS })),
  pullRequest: beside(Trigger.pullRequest({ targetBranches: ['main'] })),
  pullRequestPattern: triggers(Trigger.pullRequest({ targetBranches: ['main', 'release/*'] }), Trigger.pullRequest({ targetBranches: ['main'] })),
  pullRequestPaths: triggers(Trigger.pullRequest({ targetBranches: ['main'], ...MODELS }), Trigger.pullRequest({ targetBranches: ['main'] })),
  pullRequestPathsIgnore: triggers(
    Trigger.pullRequest({ targetBranches: ['main'], ...MODELS_WITHOUT_DOCS }), Trigger.pullRequest({ targetBranches: ['main'], ...MODELS }),
  ),
  draftsIgnored: triggers(Trigger.pullRequest({ targetBranches: ['main'], drafts: false }), Trigger.pullRequest({ targetBranches: ['main'] })),
  forksSkipped: { with: pullRequestWithSecret, without: pullRequestWithSecret, removed: (one) => ({ ...one, forks: 'run' }) },
  tag: beside(Trigger.tag({ patterns: ['v*'] })),
  schedule: beside(Trigger.schedule({ cron: '30 5 * * 1-5' })),
  scheduleOtherBranch: triggers(Trigger.schedule({ cron: '30 5 * * 1-5', branch: 'next' }), Trigger.schedule({ cron: '30 5 * * 1-5' })),
  manual: beside(Trigger.manual()),
  manualInputs: triggers(Trigger.manual({ inputs: [ManualInput.named('TARGET', { options: ['ci', 'production'] })] }), Trigger.manual()),
  needs: {
    with: (pipelines) => void new ShellJob(pipelines, 'job', { commands: ['dbt build'], triggers: [MAIN], needs: [lint(pipelines)] }),
    without: (pipelines) => void [lint(pipelines), job({ triggers: [MAIN] })(pipelines)],
  },
  timeout: { with: job({ timeout: Duration.minutes(20) }), without: job({ timeout: Duration.minutes(30) }) },
  queue: props({ concurrency: Concurrency.queue('warehouse') }, { environment: 'production' }),
  cancelOlder: props({ concurrency: Concurrency.cancelOlder() }, { triggers: [Trigger.pullRequest({ targetBranches: ['main'] })] }),
  continueOnError: { ...props({ continueOnError: true }), setting: 'failure' },
  runner: { ...props({ runner: { github: 'big', gitlab: ['big'], azurePool: 'big', bitbucket: ['big'] } }), setting: 'runner' },
  environment: { ...props({ environment: 'production' }), setting: 'environment' },
  fetchDepth: { ...props({ fetchDepth: 0 }), setting: 'fetchDepth' },
  pipCache: { ...props({ cache: JobCache.pip({ keyFiles: ['requirements.txt'] }) }), setting: 'cacheKeyFiles' },
  artifacts: { ...props({ artifacts: { paths: ['target'] } }), setting: 'artifacts' },
  artifactDays: props({ artifacts: { paths: ['target'], days: 5 } }, { artifacts: { paths: ['target'] } }),
  artifactsOnFailure: props({ artifacts: { paths: ['target'], when: ArtifactsWhen.ALWAYS } }, { artifacts: { paths: ['target'] } }),
  junitReport: { ...props({ testReport: 'test-results/dbt.xml' }), setting: 'testReports' },
  codeQualityReport: { with: dbtCloudJob, without: dbtCloudJob, removed: withoutCodeQuality },
  secret: props({ secrets: { KEY: SecretRef.named('STORED_KEY') } }),
  environmentSecret: props(
    { secrets: { KEY: SecretRef.named('KEY', { environment: 'production' }) } }, { environment: 'production', secrets: KEY },
  ),
  externalSecret: props(
    { secrets: { KEY: SecretRef.named('KEY', { gitlabStore: VAULT, azureStore: AzureSecretStore.variableGroup('dbt') }) } }, { secrets: KEY },
  ),
  idToken: { ...props({ idTokens: { AWS_TOKEN: 'sts.amazonaws.com' } }), setting: 'idTokens' },
  runValue: props({ runValues: { BRANCH: RunValue.BRANCH } }),
  commitMessage: props({ runValues: { MESSAGE: RunValue.COMMIT_MESSAGE } }, { runValues: { BRANCH: RunValue.BRANCH } }),
};

function pullRequestWithSecret(pipelines: DbtPipelines): void {
  job({ triggers: [Trigger.pullRequest({ targetBranches: ['main'] })], secrets: KEY })(pipelines);
}

function dbtCloudJob(pipelines: DbtPipelines): void {
  new DbtCloudJob(pipelines, 'job', { ...MERGE, triggers: [MAIN] });
}

function lint(pipelines: DbtPipelines): ShellJob {
  return new ShellJob(pipelines, 'lint', { commands: ['sqlfluff lint'], triggers: [MAIN] });
}

function withoutCodeQuality({ reports, ...rest }: Job): Job {
  return { ...rest, reports: reports && { junit: reports.junit } };
}
