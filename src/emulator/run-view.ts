import { Account, RunNow } from './account';
import { artifactsOf } from './artifacts';
import { Json, JsonObject } from './json';
import { dbtVersion } from './logs';
import { Job } from './options';
import { isComplete, RunStatus, statusName } from './run-status';
import { stepView } from './step-view';
import { durationText, durationWords, momentText } from './time-text';
import { branchOf, FIELD_NAMES } from './trigger-schema';

/** The one environment of the emulated account. */
export const ENVIRONMENT_ID = 1n;

/** What a view needs to know of the server besides the run. */
export interface ViewContext {
  /** `http://127.0.0.1:PORT`. */
  readonly host: string;
  readonly account: Account;
}

/**
 * A run as the API shows it, the schema `RunResponse`.
 *
 * @param include the related objects that the request asked for; the others are null, and the list of steps is empty
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run
 */
export function runView(of: RunNow, include: ReadonlySet<string>, context: ViewContext): JsonObject {
  const { run, life } = of;
  const accountId = BigInt(context.account.id);
  return {
    id: BigInt(run.id),
    trigger_id: BigInt(run.triggerId),
    account_id: accountId,
    environment_id: ENVIRONMENT_ID,
    project_id: BigInt(run.job.projectId),
    job_definition_id: BigInt(run.job.id),
    job_id: BigInt(run.job.id),
    ...statusView(life.status),
    dbt_version: run.trigger.dbt_version_override ?? dbtVersion(run.job.engine),
    git_branch: branchOf(run.trigger),
    git_sha: run.trigger.git_sha ?? null,
    artifacts_saved: artifactsOf(of).size > 0,
    artifact_s3_path: null,
    owner_thread_id: null,
    executed_by_thread_id: null,
    deferring_run_id: null,
    has_docs_generated: life.steps.some((step) => step.command === 'dbt docs generate' && step.status === RunStatus.SUCCESS),
    has_sources_generated: false,
    notifications_sent: false,
    blocked_by: of.blockedBy.map(BigInt),
    ...timesView(of),
    trigger: include.has('trigger') ? triggerView(of) : null,
    job: include.has('job') ? jobSettingsView(run.job, accountId) : null,
    environment: include.has('environment') ? environmentView(run.job, accountId) : null,
    repository: null,
    run_steps: include.has('run_steps') ? stepsView(of, accountId, include) : [],
    run_retries: include.has('run_retries') ? [] : null,
    deprecation: null,
    audit: null,
    used_repo_cache: null,
    retrying_run_id: run.retryOf === undefined ? null : BigInt(run.retryOf),
    can_retry: life.status === RunStatus.ERROR,
    retry_not_supported_reason: life.status === RunStatus.ERROR ? null : 'RETRY_NOT_FAILED_RUN',
    href: `${context.host}/deploy/${context.account.id}/projects/${run.job.projectId}/runs/${run.id}/`,
  };
}

/** The settings of a job that a run and the job itself show alike, the schema `InternalJobDefinition`. */
export function jobSettingsView(job: Job, accountId: bigint): JsonObject {
  return {
    id: BigInt(job.id),
    account_id: accountId,
    project_id: BigInt(job.projectId),
    environment_id: ENVIRONMENT_ID,
    name: job.name,
    description: '',
    dbt_version: null,
    deferring_environment_id: null,
    deferring_job_definition_id: null,
    execute_steps: job.steps,
    execution: { timeout_seconds: 0 },
    generate_docs: job.generateDocs,
    job_type: 'other',
    lifecycle_webhooks: false,
    run_compare_changes: false,
    compare_changes_flags: '--select state:modified',
    run_generate_sources: false,
    run_lint: false,
    errors_on_lint_failure: true,
    cost_optimization_features: [],
    settings: { threads: 4, target_name: 'default' },
    state: 1,
    triggers_on_draft_pr: false,
    triggers: { github_webhook: false, schedule: false, git_provider_webhook: false, on_merge: false, custom_branch_only: false },
    schedule: null,
  };
}

function statusView(status: RunStatus): JsonObject {
  return {
    status,
    status_humanized: statusName(status),
    status_message: null,
    in_progress: !isComplete(status),
    is_complete: isComplete(status),
    is_success: status === RunStatus.SUCCESS,
    is_error: status === RunStatus.ERROR,
    is_cancelled: status === RunStatus.CANCELLED,
    is_running: status === RunStatus.RUNNING,
  };
}

function timesView({ run, life, free, now }: RunNow): JsonObject {
  const moment = (offset: number | undefined): number | undefined => (offset === undefined ? undefined : free + offset);
  const [dequeued, started, finished] = [life.dequeuedMs, life.startedMs, life.finishedMs].map(moment);
  const until = finished ?? now;
  const queuedMs = (dequeued ?? until) - run.createdAt;
  const runMs = started === undefined ? 0 : until - started;
  return {
    created_at: momentText(run.createdAt),
    created_at_humanized: `${durationWords(now - run.createdAt)} ago`,
    updated_at: momentText(until),
    dequeued_at: momentText(dequeued),
    started_at: momentText(started),
    finished_at: momentText(finished),
    finished_at_humanized: finished === undefined ? null : `${durationWords(now - finished)} ago`,
    should_start_at: momentText(run.createdAt),
    last_checked_at: null,
    last_heartbeat_at: momentText(dequeued === undefined ? undefined : until),
    duration: durationText(until - run.createdAt),
    duration_humanized: durationWords(until - run.createdAt),
    queued_duration: durationText(queuedMs),
    queued_duration_humanized: durationWords(queuedMs),
    run_duration: durationText(runMs),
    run_duration_humanized: durationWords(runMs),
  };
}

function triggerView({ run }: RunNow): JsonObject {
  return {
    id: BigInt(run.triggerId),
    job_definition_id: BigInt(run.job.id),
    created_at: momentText(run.createdAt),
    cause_category: run.retryOf === undefined ? 'api' : 'rerun',
    ...Object.fromEntries(FIELD_NAMES.map((name) => [name, run.trigger[name] ?? null])),
  };
}

/** The service lays down a run's steps when it starts the run; before that there are none. */
function stepsView(of: RunNow, accountId: bigint, include: ReadonlySet<string>): Json {
  if (of.life.dequeuedMs === undefined) return [];
  return of.life.steps.map((_, index) => stepView(of, index, accountId, include.has('debug_logs') ? Infinity : 1000));
}

function environmentView(job: Job, accountId: bigint): JsonObject {
  return { id: ENVIRONMENT_ID, account_id: accountId, project_id: BigInt(job.projectId), name: 'Production', type: 'deployment', state: 1 };
}
