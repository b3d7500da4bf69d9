import { RunNow } from './account';
import { artifactsOf } from './artifacts';
import { JsonObject } from './json';
import { Job } from './options';
import { pageOf } from './page';
import { allowOnly, integerOf, invalid, listOf } from './query';
import { invalidRequest, jsonFile, notFound, refusal, Reply, success } from './reply';
import { listRuns } from './run-list';
import { RunStatus } from './run-status';
import { jobSettingsView, runView, ViewContext } from './run-view';
import { stepView } from './step-view';
import { momentText } from './time-text';
import { readTriggerBody } from './trigger-body';

/** A request that has been let in, with what an endpoint needs to answer it. */
export interface Call extends ViewContext {
  /** The ids and the rest of the path, by the names that the specification gives them. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: Buffer;
}

export type Endpoint = (call: Call) => Reply | Promise<Reply>;

export const triggerRun: Endpoint = async (call) => {
  const job = call.account.job(call.params.job_id);
  if (job === undefined) return notFound();
  const read = await readTriggerBody(call.contentType, call.body);
  if (read.kind === 'unsupported') return refusal(415, `Unsupported media type "${read.mediaType}" in request.`);
  if (read.kind === 'invalid') return invalidRequest(read.errors);
  return success(runView(call.account.trigger(job, read.fields), new Set(['trigger']), call));
};

/** The mark of a cause is gone in a rerun: what the service writes there instead is not known. */
export const rerunJob: Endpoint = (call) => {
  const job = call.account.job(call.params.job_id);
  return job === undefined ? notFound() : success(runView(call.account.rerun(job), new Set(['trigger']), call));
};

export const runs: Endpoint = (call) => {
  const include = includeRelated(call.query);
  const page = listRuns(call.account.runs(), call.query);
  // A list shows no steps, whatever it is asked for.
  const shown = new Set([...include].filter((name) => name !== 'run_steps'));
  return success(page.items.map((run) => runView(run, shown, call)), page.extra);
};

export const run: Endpoint = (call) => {
  const include = includeRelated(call.query);
  return withRun(call, call.params.id, (found) => success(runView(found, include, call)));
};

/** What the service answers for a run that has ended is not known; the emulator answers with the run as it is. */
export const cancelRun: Endpoint = (call) => {
  const cancelled = call.account.cancel(call.params.run_id);
  return cancelled === undefined ? notFound() : success(runView(cancelled, new Set(['trigger']), call));
};

export const artifacts: Endpoint = (call) => withRun(call, call.params.run_id, (found) => {
  const paths = [...artifactsOf(found).keys()];
  return success(paths.length === 0 ? null : paths.sort());
});

export const artifact: Endpoint = (call) => {
  const step = call.query.get('step');
  const index = step === null ? undefined : Number(integerOf('step', step));
  return withRun(call, call.params.run_id, (found) => {
    const content = artifactsOf(found, index).get(call.params.remainder);
    return content === undefined ? notFound() : jsonFile(content);
  });
};

export const step: Endpoint = (call) => {
  const include = includeRelated(call.query);
  const found = call.account.step(call.params.id);
  if (found === undefined) return notFound();
  return success(stepView(found.of, found.index, BigInt(call.account.id), include.has('debug_logs') ? Infinity : 1000));
};

export const jobs: Endpoint = (call) => {
  allowOnly(call.query, ['limit', 'offset', 'order_by', 'project_id', 'name__icontains', 'include_related']);
  const project = call.query.get('project_id');
  const projectId = project === null ? undefined : integerOf('project_id', project);
  const name = (call.query.get('name__icontains') ?? '').toLowerCase();
  const found = call.account.jobs()
    .filter((job) => (projectId === undefined || BigInt(job.projectId) === projectId) && job.name.toLowerCase().includes(name));
  const page = pageOf(found, call.query, { project_id: projectId }, 'id');
  return success(page.items.map((job) => jobView(job, call)), page.extra);
};

export const job: Endpoint = (call) => {
  const found = call.account.job(call.params.id);
  return found === undefined ? notFound() : success(jobView(found, call));
};

/** An operation that the specification publishes and the emulator does not have: said plainly instead of a misleading 404. */
export const notEmulated: Endpoint = () => refusal(501, 'The emulator does not have this operation.');

function withRun(call: Call, id: string, answer: (found: RunNow) => Reply): Reply {
  const found = call.account.run(id);
  return found === undefined ? notFound() : answer(found);
}

/** The schema `HumanReadableJobDefinitionResponse`. */
function jobView(of: Job, { account }: Call): JsonObject {
  return {
    ...jobSettingsView(of, BigInt(account.id)),
    raw_dbt_version: null,
    is_deferrable: false,
    generate_sources: false,
    run_failure_count: account.runs().filter(({ run: { job: own }, life }) => own.id === of.id && life.status === RunStatus.ERROR).length,
    job_completion_trigger_condition: null,
    lifecycle_webhooks_url: null,
    fusion_readiness: null,
    created_at: momentText(0),
    updated_at: momentText(0),
    account: null,
    project: null,
    environment: null,
  };
}

/** Everything that some operation on runs publishes as a value of `include_related`. */
const OF_RUNS = [
  'trigger', 'job', 'environment', 'repository', 'run_steps', 'run_retries', 'used_repo_cache', 'repo_cache_restore', 'audit', 'debug_logs',
];

/**
 * The related objects that a request on a run asks for.
 *
 * @throws {InvalidQuery} for a value that the specification does not publish
 */
function includeRelated(query: URLSearchParams): ReadonlySet<string> {
  const values = listOf(query, 'include_related');
  const unknown = values.find((value) => !OF_RUNS.includes(value));
  if (unknown !== undefined) throw invalid('include_related', unknown);
  return new Set(values);
}
