import { FeatureTable } from '../support';

const SYNTAX = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';
const EVENTS = 'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows';
const CONTEXTS = 'https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context';
const SECRETS = 'https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets';
const CONCURRENCY = 'https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency';
const UPLOAD = 'https://github.com/actions/upload-artifact#inputs';

const PATH_LIMITS = 'a change of more than 300 files is judged by the first 300, and a check that is required stays open where no file matches';

/** How GitHub Actions does what a definition can ask for. */
export const FEATURES: FeatureTable = {
  push: { level: 'exact', by: '`on.push.branches`, `branches-ignore`', see: `${SYNTAX}#onpushbranchestagsbranches-ignoretags-ignore` },
  pushPattern: { level: 'exact', by: '`on.push.branches`, in order, with `!`', see: `${SYNTAX}#filter-pattern-cheat-sheet` },
  pushPaths: {
    level: 'emulated',
    by: '`on.push.paths`; a push of more than 1,000 commits starts the jobs whatever it changed, and a change of more than 300 files is judged by the first 300.',
    see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore`,
  },
  pushPathsLeftOut: { level: 'exact', by: '`on.push.paths` with `!`', see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore` },
  pullRequest: {
    level: 'emulated',
    by: '`on.pull_request`; nothing starts while the pull request has a merge conflict, and what is checked out is the merge with its target.',
    see: `${EVENTS}#pull_request`,
  },
  pullRequestPattern: { level: 'exact', by: '`on.pull_request.branches`, in order, with `!`', see: `${SYNTAX}#filter-pattern-cheat-sheet` },
  pullRequestPaths: {
    level: 'emulated',
    by: `\`on.pull_request.paths\`; ${PATH_LIMITS}.`,
    see: 'https://docs.github.com/en/pull-requests/how-tos/merge-and-close-pull-requests/troubleshooting-required-status-checks',
  },
  pullRequestPathsLeftOut: { level: 'exact', by: '`on.pull_request.paths` with `!`', see: `${SYNTAX}#onpushpull_requestpull_request_targetpathspaths-ignore` },
  draftsLeftOut: { level: 'exact', by: '`jobs.<id>.if` and the type `ready_for_review`', see: `${EVENTS}#pull_request` },
  forksLeftOut: { level: 'exact', by: '`jobs.<id>.if`: the repository of the source branch is this one', see: `${SYNTAX}#jobsjob_idif` },
  tag: { level: 'emulated', by: '`on.push.tags`; a push of more than three tags at once starts nothing.', see: `${EVENTS}#push` },
  schedule: {
    level: 'emulated',
    by: '`on.schedule`; GitHub switches it off in a public repository that has not changed for 60 days.',
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
    by: '`concurrency` with `queue: max`: up to 100 wait, and GitHub does not promise the order of those that come at the same time.',
    see: CONCURRENCY,
  },
  cancelOlder: { level: 'exact', by: '`concurrency` with `cancel-in-progress: true`', see: CONCURRENCY },
  tolerateFailure: { level: 'exact', by: '`continue-on-error`', see: `${SYNTAX}#jobsjob_idcontinue-on-error` },
  runner: { level: 'exact', by: '`runs-on`', see: `${SYNTAX}#jobsjob_idruns-on` },
  deployment: { level: 'exact', by: '`environment`', see: `${SYNTAX}#jobsjob_idenvironment` },
  checkoutDepth: { level: 'exact', by: '`fetch-depth` of `actions/checkout`', see: 'https://github.com/actions/checkout#usage' },
  pipCache: {
    level: 'emulated',
    by: '`cache: pip` of `actions/setup-python`; where a tag starts the job there is none, because another run could have filled it.',
    see: 'https://github.com/actions/setup-python#caching-packages-dependencies',
  },
  artifacts: { level: 'exact', by: '`actions/upload-artifact`', see: UPLOAD },
  artifactDays: { level: 'exact', by: '`retention-days` of `actions/upload-artifact`', see: UPLOAD },
  artifactsOfFailure: { level: 'exact', by: '`if: always()`', see: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#status-check-functions' },
  junitReport: {
    level: 'emulated',
    by: 'GitHub shows no test reports: the file is kept as an artifact, and jobs of dbt Cloud write their results on the page of the run.',
    see: UPLOAD,
  },
  codeQualityReport: {
    level: 'emulated',
    by: 'jobs of dbt Cloud write what failed as annotations: at most 10 of each step are shown.',
    see: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message',
  },
  secret: { level: 'exact', by: '`env` of the step', see: SECRETS },
  secretOfDeployment: { level: 'exact', by: 'a secret of the `environment`', see: SECRETS },
  secretOfOtherStore: {
    level: 'emulated',
    by: 'the secret is read from the secrets of GitHub, under its name there: stores of the other providers do not count.',
    see: SECRETS,
  },
  idToken: {
    level: 'emulated',
    by: '`permissions: id-token: write`, and lines of the script that fetch the token with curl; GitHub gives none to a pull request from a fork.',
    see: 'https://docs.github.com/en/actions/reference/security/oidc',
  },
  valueOfRun: { level: 'exact', by: 'expressions in `env`', see: CONTEXTS },
  commitMessage: { level: 'exact', by: '`git log` in the script', see: 'https://git-scm.com/docs/git-log' },
};
