import { PIPELINE_CHOICE } from '../../model/variable-name';
import { ExactSupport, EmulatedSupport, FeatureTable, RefusedSupport } from '../support';

const DOCS = 'https://docs.gitlab.com/';

const PATHS_LEFT_OUT = refused(
  'ci/yaml/#ruleschanges',
  '`rules:changes` can only name files that count, not files that do not',
  'name the files that count with `paths`',
);

/** How GitLab CI does what a definition can ask for. */
export const FEATURES: FeatureTable = {
  push: exact('ci/jobs/job_rules/#common-if-clauses-with-predefined-variables', '`rules:if` with `CI_PIPELINE_SOURCE` and `CI_COMMIT_BRANCH`'),
  pushPattern: exact('ci/jobs/job_rules/#compare-a-variable-to-a-regular-expression', '`rules:if` with `=~`, for the whole name'),
  pushPaths: exact('ci/yaml/#ruleschangescompare_to', '`rules:changes`; for a new branch with `compare_to`'),
  pushPathsIgnore: PATHS_LEFT_OUT,
  pullRequest: exact('ci/pipelines/merge_request_pipelines/', '`rules:if` with `merge_request_event` and `CI_MERGE_REQUEST_TARGET_BRANCH_NAME`'),
  pullRequestPattern: exact('ci/jobs/job_rules/#compare-a-variable-to-a-regular-expression', '`rules:if` with `=~`, for the whole name'),
  pullRequestPaths: exact('ci/yaml/#ruleschanges', '`rules:changes`'),
  pullRequestPathsIgnore: PATHS_LEFT_OUT,
  draftsIgnored: emulated(
    'user/project/merge_requests/drafts/#pipelines-for-drafts',
    '`CI_MERGE_REQUEST_DRAFT`, which GitLab 17.10 and later set; to mark a draft as ready starts nothing: push, or run a pipeline from the merge request.',
  ),
  forksSkipped: exact('ci/pipelines/merge_request_pipelines/#use-with-forked-projects', '`rules:if` that compares the source project with the one of the merge request'),
  tag: exact('ci/jobs/job_rules/#common-if-clauses-with-predefined-variables', '`rules:if` with `CI_COMMIT_TAG`'),
  schedule: emulated(
    'ci/pipelines/schedules/',
    'A rule for a schedule with this time as its description, which somebody has to make in the settings (GitLab 17.8 or later).',
  ),
  scheduleOtherBranch: emulated('ci/pipelines/schedules/', 'The schedule in the settings names the branch, and the rule asks for it.'),
  manual: emulated(
    'ci/pipelines/#run-a-pipeline-manually',
    `GitLab has one form for all pipelines: the variable \`${PIPELINE_CHOICE}\` chooses one, which the project's settings have to allow.`,
  ),
  manualInputs: emulated(
    'ci/pipelines/#prefill-variables-in-manual-pipelines',
    'Variables with `description` and `options`; the form shows those of all pipelines, and GitLab replaces a `$NAME` that somebody fills in.',
  ),
  needs: exact('ci/yaml/#needs', '`needs`'),
  timeout: exact('ci/yaml/#timeout', '`timeout`'),
  queue: emulated(
    'ci/resource_groups/#process-modes',
    '`resource_group`: one at a time, in any order until one call of the API sets its mode to `oldest_first`.',
  ),
  cancelOlder: exact('ci/yaml/#workflowauto_cancelon_new_commit', '`interruptible` with `workflow:auto_cancel`'),
  continueOnError: exact('ci/yaml/#allow_failure', '`allow_failure`'),
  runner: exact('ci/yaml/#tags', '`tags`'),
  environment: exact('ci/yaml/#environment', '`environment`; approvals by a protected environment (Premium)'),
  fetchDepth: exact('ci/runners/configure_runners/#shallow-cloning', '`GIT_DEPTH`'),
  pipCache: emulated('ci/yaml/#cachekeyfiles', '`cache` and `PIP_CACHE_DIR`; the first two files make the key, and pip downloads what an older cache does not hold.'),
  artifacts: emulated('ci/yaml/#artifacts', '`artifacts`; those of a job with reports are kept of a failed run too, as the reports are.'),
  artifactDays: exact('ci/yaml/#artifactsexpire_in', '`artifacts:expire_in`'),
  artifactsOnFailure: exact('ci/yaml/#artifactswhen', '`artifacts:when`'),
  junitReport: exact('ci/yaml/artifacts_reports/#artifactsreportsjunit', '`artifacts:reports:junit`'),
  codeQualityReport: exact('ci/yaml/artifacts_reports/#artifactsreportscodequality', '`artifacts:reports:codequality`'),
  secret: emulated('ci/variables/#define-a-cicd-variable-in-the-ui', 'Each step reads its own, but GitLab puts every variable of the settings into every job.'),
  environmentSecret: { ...exact('ci/environments/#limit-the-environment-scope-of-a-cicd-variable', '`environment`, and a variable whose scope is that environment'), writes: 'nothing' },
  externalSecret: exact('ci/yaml/#secrets', '`secrets` with a token of `id_tokens` (Premium)'),
  idToken: exact('ci/yaml/#id_tokens', '`id_tokens`'),
  runValue: exact('ci/variables/predefined_variables/', 'predefined variables, handed on by the shell'),
  commitMessage: exact('ci/variables/predefined_variables/', '`CI_COMMIT_TITLE`'),
};

function exact(page: string, by: string): ExactSupport {
  return { level: 'exact', by, see: `${DOCS}${page}` };
}

function emulated(page: string, by: string): EmulatedSupport {
  return { level: 'emulated', by, see: `${DOCS}${page}` };
}

function refused(page: string, why: string, fix: string): RefusedSupport {
  return { level: 'refused', why, fix, see: `${DOCS}${page}` };
}
