import { SECRET_STORE } from './options';
import { FeatureTable } from '../support';

const DOCS = 'https://support.atlassian.com/bitbucket-cloud/docs';
const TARGETS = 'https://support.atlassian.com/bitbucket-cloud/kb/trigger-pipelines-on-pull-request-to-destination-branch';
const STARTS = `${DOCS}/pipeline-start-conditions/`;
const STEP = `${DOCS}/step-options/`;
const TRIGGERS = `${DOCS}/pipeline-triggers/`;
const VARIABLES = `${DOCS}/variables-and-secrets/`;
const ARTIFACTS = `${DOCS}/use-artifacts-in-steps/`;
const ENVIRONMENTS = 'https://www.atlassian.com/blog/bitbucket/evolving-deployments-in-bitbucket-pipelines-concurrency-groups-and-environments';

/** What Bitbucket Pipelines does of all that a definition can ask for. */
export const FEATURES: FeatureTable = {
  push: { level: 'exact', by: '`branches`; a branch that every job leaves out has a key with a step that does nothing', see: STARTS },
  pushPattern: { level: 'exact', by: '`branches`, refused where two keys match and no page says which runs (`ambiguous-key`)', see: `${DOCS}/use-glob-patterns-on-the-pipelines-yaml-file/` },
  pushPaths: {
    level: 'emulated',
    by: 'A `condition` on the step: it looks at the newest commit of the push only, and a pipeline whose steps are all skipped is green.',
    see: `${STEP}#Condition`,
  },
  pushPathsIgnore: {
    level: 'refused',
    why: 'a step can have a list of files that it runs for, but the pages contradict each other about a list of files that it does not run for',
    fix: 'name the files that count by `paths`',
    see: `${STEP}#Condition`,
  },
  pullRequest: {
    level: 'emulated',
    by: 'All pull requests start the pipeline, and a step ends green where its job is not for the target; a pull request from a fork starts nothing.',
    see: TARGETS,
  },
  pullRequestPattern: {
    level: 'emulated',
    by: 'The step compares the target with the patterns and ends green where none matches.',
    see: TARGETS,
  },
  pullRequestPaths: {
    level: 'emulated',
    by: 'A `condition` on the step, which looks at all commits of the pull request: a pipeline whose steps are all skipped is green.',
    see: `${STEP}#Condition`,
  },
  pullRequestPathsIgnore: {
    level: 'refused',
    why: 'a step can have a list of files that it runs for, but the pages contradict each other about a list of files that it does not run for',
    fix: 'name the files that count by `paths`',
    see: `${STEP}#Condition`,
  },
  draftsIgnored: {
    level: 'refused',
    why: 'pipelines start for drafts too, and no variable says which pull request is one',
    fix: 'leave `drafts` out of the trigger',
    see: VARIABLES,
  },
  forksSkipped: { level: 'exact', by: 'no pull request from a fork starts a pipeline', see: STARTS, writes: 'nothing' },
  tag: { level: 'exact', by: '`tags`', see: STARTS },
  schedule: {
    level: 'emulated',
    by: 'A `custom` pipeline that a schedule of the settings starts: somebody has to make that schedule.',
    see: TRIGGERS,
  },
  scheduleOtherBranch: { level: 'emulated', by: 'The schedule of the settings names the branch.', see: TRIGGERS },
  manual: {
    level: 'emulated',
    by: 'A `custom` pipeline; started from a commit in place of a branch, it knows no branch.',
    see: TRIGGERS,
  },
  manualInputs: { level: 'exact', by: '`variables` of the `custom` pipeline', see: STARTS },
  needs: { level: 'exact', by: 'steps in order and `parallel`, refused where that would tie other jobs together (`order-not-expressible`)', see: `${DOCS}/parallel-step-options/` },
  timeout: { level: 'exact', by: '`max-time`', see: STEP },
  queue: { level: 'exact', by: '`concurrency-group`', see: ENVIRONMENTS },
  cancelOlder: {
    level: 'refused',
    why: 'a newer pipeline cannot end an older one',
    fix: 'use `Concurrency.queue`, or leave Bitbucket out of `providers`',
    see: STEP,
  },
  continueOnError: {
    level: 'exact',
    by: '`on-fail`',
    see: 'https://www.atlassian.com/blog/bitbucket/introducing-step-failure-strategies-in-bitbucket-pipelines',
  },
  runner: { level: 'exact', by: '`runs-on`, with the label `self.hosted`', see: `${DOCS}/configure-your-runner-in-bitbucket-pipelines-yml/` },
  environment: {
    level: 'emulated',
    by: '`environment` on the step, for its variables and restrictions: who may deploy, and from which branches, instead of an approval of each run.',
    see: ENVIRONMENTS,
  },
  fetchDepth: { level: 'exact', by: '`clone.depth`', see: `${DOCS}/git-clone-behavior/` },
  pipCache: { level: 'exact', by: '`caches`, with the files as `key`', see: `${DOCS}/cache-dependencies/` },
  artifacts: { level: 'exact', by: '`artifacts`, of the type `scoped`', see: ARTIFACTS },
  artifactDays: { level: 'emulated', by: 'Artifacts are kept for 14 days, also where fewer are asked for; more are refused.', see: ARTIFACTS, writes: 'nothing' },
  artifactsOnFailure: { level: 'exact', by: '`capture-on: always`', see: ARTIFACTS },
  junitReport: { level: 'exact', by: 'found by the name of its folder', see: `${DOCS}/test-reporting-in-pipelines/`, writes: 'nothing' },
  codeQualityReport: {
    level: 'emulated',
    by: 'The program sends it as a Code Insights report if there is a `BITBUCKET_ACCESS_TOKEN`.',
    see: `${DOCS}/code-insights/`,
    writes: 'nothing',
  },
  secret: { level: 'emulated', by: 'Every step has every stored variable, not only those that it names.', see: VARIABLES },
  environmentSecret: { level: 'exact', by: 'a variable of the deployment environment', see: `${DOCS}/set-up-and-monitor-deployments/`, writes: 'nothing' },
  externalSecret: { level: 'exact', by: `a variable, as any other secret: ${SECRET_STORE}`, see: VARIABLES, writes: 'nothing' },
  idToken: {
    level: 'emulated',
    by: '`oidc: true`: the token is for the audience of the Bitbucket workspace, whatever `idTokens` names, so the service has to trust that one.',
    see: `${DOCS}/integrate-pipelines-with-resource-servers-using-oidc/`,
  },
  runValue: { level: 'exact', by: '`export`', see: VARIABLES },
  commitMessage: { level: 'exact', by: '`git log`', see: VARIABLES },
};
