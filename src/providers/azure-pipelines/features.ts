import { EmulatedSupport, ExactSupport, FeatureTable, RefusedSupport } from '../support';

const DOCS = 'https://learn.microsoft.com/en-us/azure/devops';
const REPOS = `${DOCS}/pipelines/repos/azure-repos-git`;
const PULL_REQUEST = `${DOCS}/pipelines/yaml-schema/pr`;
const TASKS = `${DOCS}/pipelines/tasks/reference`;

/** How Azure Pipelines does what a definition can ask for. */
export const FEATURES: FeatureTable = {
  push: exact('trigger', `${DOCS}/pipelines/yaml-schema/trigger`),
  pushPattern: exact('trigger.branches', `${REPOS}#wildcards`),
  pushPaths: exact('trigger.paths', `${REPOS}#paths`),
  pushPathsIgnore: exact('trigger.paths.exclude', `${REPOS}#paths`),
  pullRequest: emulated('`pr` for code on GitHub and Bitbucket. In Azure Repos a branch policy, which has to be set up, starts the pipeline, and never for a draft.', `${REPOS}#pr-triggers`),
  pullRequestPattern: emulated('`pr.branches`; in Azure Repos the branch policy is set up for such branches.', PULL_REQUEST),
  pullRequestPaths: emulated('`pr.paths`; in Azure Repos the path filter of the branch policy, which has to be filled in.', PULL_REQUEST),
  pullRequestPathsIgnore: emulated('`pr.paths.exclude`; in Azure Repos the path filter of the branch policy, which has to be filled in.', PULL_REQUEST),
  draftsIgnored: emulated('`pr.drafts: false` for code on GitHub; in Azure Repos drafts start nothing anyway; not for code on Bitbucket.', PULL_REQUEST),
  forksSkipped: exact('condition', `${DOCS}/pipelines/build/variables#system-variables-devops-services`),
  tag: exact('trigger.branches (refs/tags/...)', `${REPOS}#ci-triggers`),
  schedule: exact('schedules', `${DOCS}/pipelines/process/scheduled-triggers`),
  scheduleOtherBranch: exact('schedules.branches', `${DOCS}/pipelines/process/scheduled-triggers`),
  manual: exact('no key: every pipeline can be run by hand; a condition on the branch is left out', `${DOCS}/pipelines/create-first-pipeline`),
  manualInputs: emulated('`parameters`; a `$(` or `$[` that a person types gets a space between, for Azure would replace it.', `${DOCS}/pipelines/process/runtime-parameters`),
  needs: exact('dependsOn', `${DOCS}/pipelines/process/phases#dependencies`),
  timeout: exact('timeoutInMinutes', `${DOCS}/pipelines/process/phases#timeouts`),
  queue: emulated('`lockBehavior: sequential`, and an exclusive lock on the environment that has to be set up: only for jobs with `environment`; the whole pipeline waits.', `${DOCS}/pipelines/process/approvals#exclusive-lock`),
  cancelOlder: emulated('`pr.autoCancel`, for pull requests of code on GitHub and Bitbucket only.', PULL_REQUEST),
  continueOnError: exact('continueOnError', `${DOCS}/pipelines/yaml-schema/jobs-job`),
  runner: exact('pool', `${DOCS}/pipelines/yaml-schema/pool`),
  environment: emulated('`deployment` and `environment`, which asks for a permission the first time.', `${DOCS}/pipelines/process/deployment-jobs`),
  fetchDepth: exact('checkout.fetchDepth', `${DOCS}/pipelines/yaml-schema/steps-checkout`),
  pipCache: exact('Cache@2', `${DOCS}/pipelines/release/caching`),
  artifacts: exact('CopyFiles@2, PublishPipelineArtifact@1', `${TASKS}/publish-pipeline-artifact-v1`),
  artifactDays: { ...emulated('Kept as long as the project keeps its runs, which its settings say.', `${DOCS}/pipelines/policies/retention`), writes: 'nothing' },
  artifactsOnFailure: emulated('`condition: succeededOrFailed()`; the number of the attempt stands behind the name, for Azure takes each name once.', `${TASKS}/publish-pipeline-artifact-v1`),
  junitReport: exact('PublishTestResults@2', `${TASKS}/publish-test-results-v2`),
  codeQualityReport: { ...emulated('What failed is in the log and in the test results; there is nothing beside the changed lines.', `${DOCS}/pipelines/scripts/logging-commands`), writes: 'nothing' },
  secret: exact('env: $(NAME) of the step', `${DOCS}/pipelines/process/set-secret-variables`),
  environmentSecret: { ...emulated('A variable of the pipeline or of a group: environments of Azure hold no secrets.', `${DOCS}/pipelines/process/environments`), writes: 'nothing' },
  externalSecret: exact('variables.group, AzureKeyVault@2', `${TASKS}/azure-key-vault-v2`),
  idToken: refused('it gives tokens for its own service connections only, for no other audience', 'leave Azure Pipelines out, or drop `idTokens` and read a secret', `${DOCS}/pipelines/library/connect-to-azure`),
  runValue: exact('export in the script', `${DOCS}/pipelines/build/variables`),
  commitMessage: emulated('The first line, or its first 200 characters.', `${DOCS}/pipelines/build/variables`),
};

function exact(by: string, see: string): ExactSupport {
  return { level: 'exact', by, see };
}

function emulated(by: string, see: string): EmulatedSupport {
  return { level: 'emulated', by, see };
}

function refused(why: string, fix: string, see: string): RefusedSupport {
  return { level: 'refused', why, fix, see };
}
