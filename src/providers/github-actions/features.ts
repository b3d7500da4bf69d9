import { FeatureTable } from '../support';

const SYNTAX = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';
const EVENTS = 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows';
const CONTEXTS = 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context';
const SECRETS = 'https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets';
const CONCURRENCY = 'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency';
const UPLOAD = 'https://github.com/actions/upload-artifact#inputs';

/** How GitHub Actions does what a definition can ask for. */
export const FEATURES: FeatureTable = {
  push: { level: 'exact', by: '`on.push.branches`, `branches-ignore`', see: `${SYNTAX}#onpushbranchestagsbranches-ignoretags-ignore` },
  pushPattern: { level: 'exact', by: '`on.push.branches`, in order, with `!`', see: `${SYNTAX}#filter-pattern-cheat-sheet` },
  pushPaths: {
    level: 'emulated',
    by: 'A push of more than 1,000 commits starts the jobs whatever it changed, and of more than 300 changed files only the first 300 count.',
    see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore`,
  },
  pushPathsIgnore: { level: 'exact', by: '`on.push.paths` with `!`', see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore` },
  pullRequest: {
    level: 'emulated',
    by: 'Nothing starts while the pull request has a merge conflict; what is checked out is the merge with its target.',
    see: `${EVENTS}#pull_request`,
  },
  pullRequestPattern: { level: 'exact', by: '`on.pull_request.branches`, in order, with `!`', see: `${SYNTAX}#filter-pattern-cheat-sheet` },
  pullRequestPaths: {
    level: 'emulated',
    by: 'Of more than 300 changed files only the first 300 count, and where no file matches, a check that is required stays open.',
    see: 'https://docs.github.com/en/pull-requests/how-tos/merge-and-close-pull-requests/troubleshooting-required-status-checks',
  },
  pullRequestPathsIgnore: { level: 'exact', by: '`on.pull_request.paths` with `!`', see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore` },
  draftsIgnored: { level: 'exact', by: '`jobs.<id>.if` and the type `ready_for_review`', see: `${EVENTS}#pull_request` },
  forksSkipped: { level: 'exact', by: '`jobs.<id>.if`: the repository of the source branch is this one', see: `${SYNTAX}#jobsjob_idif` },
  tag: { level: 'emulated', by: 'A push of more than three tags at once starts nothing.', see: `${EVENTS}#push` },
  schedule: {
    level: 'emulated',
    by: 'GitHub switches it off in a public repository that has not changed for 60 days.',
    see: `${EVENTS}#schedule`,
  },
  scheduleOtherBranch: {
    level: 'refused',
    why: 'it runs schedules on the default branch only',
    fix: 'leave out `branch`, or leave GitHub out of `providers`',
    see: `${EVENTS}#schedule`,
  },
  manual: { level: 'exact', by: '`on.workflow_dispatch`', see: `${EVENTS}#workflow_dispatch` },
  manualInputs: { level: 'exact', by: '`on.workflow_dispatch.inputs`', see: `${SYNTAX}#onworkflow_dispatchinputs` },
  needs: { level: 'exact', by: '`jobs.<id>.needs`', see: `${SYNTAX}#jobsjob_idneeds` },
  timeout: { level: 'exact', by: '`timeout-minutes`', see: `${SYNTAX}#jobsjob_idtimeout-minutes` },
  queue: {
    level: 'emulated',
    by: 'Up to 100 runs wait, and GitHub does not promise the order of those that come at the same time.',
    see: CONCURRENCY,
  },
  cancelOlder: { level: 'exact', by: '`concurrency` with `cancel-in-progress: true`', see: CONCURRENCY },
  continueOnError: { level: 'exact', by: '`continue-on-error`', see: `${SYNTAX}#jobsjob_idcontinue-on-error` },
  runner: { level: 'exact', by: '`runs-on`', see: `${SYNTAX}#jobsjob_idruns-on` },
  environment: { level: 'exact', by: '`environment`', see: `${SYNTAX}#jobsjob_idenvironment` },
  fetchDepth: { level: 'exact', by: '`fetch-depth` of `actions/checkout`', see: 'https://github.com/actions/checkout#usage' },
  pipCache: {
    level: 'emulated',
    by: 'Where a tag starts the job nothing is kept, because another run could have filled the cache.',
    see: 'https://github.com/actions/setup-python#caching-packages-dependencies',
  },
  artifacts: { level: 'exact', by: '`actions/upload-artifact`', see: UPLOAD },
  artifactDays: { level: 'exact', by: '`retention-days` of `actions/upload-artifact`', see: UPLOAD },
  artifactsOnFailure: { level: 'exact', by: '`if: always()`', see: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions' },
  junitReport: {
    level: 'emulated',
    by: 'GitHub shows no test reports: the file of `testReport` is kept as an artifact, and a job of dbt Cloud writes its results onto the page of the run.',
    see: UPLOAD,
  },
  codeQualityReport: {
    level: 'emulated',
    by: 'A job of dbt Cloud writes what failed as annotations, of which GitHub shows at most 10 a step.',
    see: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message',
    writes: 'nothing',
  },
  secret: { level: 'exact', by: '`env` of the step', see: SECRETS },
  environmentSecret: { level: 'exact', by: 'a secret of the `environment`', see: SECRETS, writes: 'nothing' },
  externalSecret: {
    level: 'emulated',
    by: 'It is read from the secrets of GitHub, under its name there.',
    see: SECRETS,
    writes: 'nothing',
  },
  idToken: {
    level: 'emulated',
    by: 'The script fetches it with curl; GitHub gives none to a pull request from a fork.',
    see: 'https://docs.github.com/en/actions/reference/security/oidc',
  },
  runValue: { level: 'exact', by: 'expressions in `env`', see: CONTEXTS },
  commitMessage: { level: 'exact', by: '`git log` in the script', see: 'https://git-scm.com/docs/git-log' },
};
