import { createHash } from 'node:crypto';
import { RunNow } from './account';
import { DbtNode, filePath, NodeResult, nodeResults, NODES, uniqueId } from './dbt-nodes';
import { Json, JsonObject } from './json';
import { dbtVersion } from './logs';
import { StepLife } from './run-life';
import { isComplete, RunStatus } from './run-status';
import { schemaOf } from './trigger-schema';

/** The files that one step of a run has left, by path. */
export type Artifacts = ReadonlyMap<string, Json>;

/**
 * The artifacts of a run. There are none before its end; the last dbt command that ran wins.
 *
 * @param step 1-based index of the step whose artifacts are wanted
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run%20Artifact
 */
export function artifactsOf(of: RunNow, step?: number): Artifacts {
  if (!isComplete(of.life.status)) return new Map();
  if (step !== undefined) return artifactsOfStep(of, step - 1);
  // `dbt docs generate` adds to what the commands before it left; a later file replaces an earlier one of the same name.
  return new Map(of.life.steps.flatMap((_, index) => [...artifactsOfStep(of, index)]));
}

function artifactsOfStep(of: RunNow, index: number): Artifacts {
  const step = of.life.steps[index];
  const files = new Map<string, Json>();
  if (step === undefined || (step.status !== RunStatus.SUCCESS && step.status !== RunStatus.ERROR)) return files;
  if (/\bsource freshness\b/.test(step.command ?? '')) files.set('sources.json', sources(of, step, index));
  const results = nodeResults(step, step.ending);
  if (results.length === 0) return files;
  files.set('manifest.json', manifest(of, step, index));
  files.set('run_results.json', runResults(of, step, index));
  if (/\bdocs generate\b/.test(step.command ?? '') && step.status === RunStatus.SUCCESS) files.set('catalog.json', catalog(of, step, index));
  return files;
}

/** @see https://docs.getdbt.com/reference/artifacts/run-results-json */
function runResults(of: RunNow, step: StepLife, index: number): JsonObject {
  const results = nodeResults(step, step.ending);
  const seconds = ((step.finishedMs ?? 0) - (step.startedMs ?? 0)) / 1000;
  return {
    metadata: metadata(of, step, index, 'run-results/v6'),
    results: results.map((result) => runResult(of, step, result, seconds / results.length)),
    elapsed_time: seconds,
    args: { which: (step.command ?? '').split(/\s+/)[1] ?? '', invocation_command: step.command },
  };
}

function runResult(of: RunNow, step: StepLife, result: NodeResult, seconds: number): JsonObject {
  const { node, status } = result;
  return {
    status,
    timing: status === 'skipped' ? [] : ['compile', 'execute'].map((name) => ({ name, ...interval(of, step) })),
    thread_id: 'Thread-1',
    execution_time: status === 'skipped' ? 0 : seconds,
    adapter_response: status === 'success' ? { _message: 'SUCCESS 1', code: 'SUCCESS', rows_affected: 1 } : {},
    unique_id: uniqueId(node),
    ...(of.run.job.engine === 'dbt1' ? toldByDbt1(result) : toldByDbt2(result)),
    relation_name: node.kind === 'test' ? null : relation(of, node),
  };
}

function toldByDbt1({ node, message, failures }: NodeResult): JsonObject {
  const isSeed = node.kind === 'seed';
  return { message, failures, compiled: !isSeed, compiled_code: isSeed ? null : `select * from ${node.dependsOn[0]}` };
}

/** dbt 2 leaves out what is not there, says no more than the status of a test, and of a model that failed only its log tells why. */
function toldByDbt2({ node, status, failures }: NodeResult): JsonObject {
  if (node.kind === 'test') return { message: status === 'fail' ? 'Error' : 'Pass', ...(status === 'skipped' ? {} : { failures }) };
  return status === 'success' ? { message: 'Succeeded' } : {};
}

/**
 * The freshness of the one source that the emulated project has.
 *
 * @see https://docs.getdbt.com/reference/artifacts/sources-json
 */
function sources(of: RunNow, step: StepLife, index: number): JsonObject {
  const failed = step.status === RunStatus.ERROR;
  const age = failed ? 90_000 : 600;
  return {
    metadata: metadata(of, step, index, 'sources/v3'),
    results: [{
      unique_id: 'source.emulated.raw.orders',
      max_loaded_at: isoMoment(of, (step.startedMs ?? 0) - age * 1000),
      snapshotted_at: isoMoment(of, step.startedMs),
      max_loaded_at_time_ago_in_s: age,
      status: failed ? 'error' : 'pass',
      criteria: { warn_after: { count: 12, period: 'hour' }, error_after: { count: 24, period: 'hour' }, filter: null },
      adapter_response: {},
      timing: [],
      thread_id: 'Thread-1',
      execution_time: 0.1,
    }],
    elapsed_time: 0.2,
  };
}

/** @see https://docs.getdbt.com/reference/artifacts/manifest-json */
function manifest(of: RunNow, step: StepLife, index: number): JsonObject {
  const parents = (node: DbtNode): string[] => NODES.filter(({ name }) => node.dependsOn.includes(name)).map(uniqueId);
  const children = (node: DbtNode): string[] => NODES.filter(({ dependsOn }) => dependsOn.includes(node.name)).map(uniqueId);
  return {
    metadata: { ...metadata(of, step, index, 'manifest/v12'), project_name: 'emulated', adapter_type: 'snowflake' },
    nodes: byId((node) => ({
      unique_id: uniqueId(node),
      resource_type: node.kind,
      name: node.name,
      package_name: 'emulated',
      path: filePath(node).replace(/^\w+\//, ''),
      original_file_path: filePath(node),
      schema: schemaOf(of.run.trigger),
      database: 'ANALYTICS',
      alias: node.name,
      config: { enabled: true, materialized: node.materialized },
      columns: Object.fromEntries(node.columns.map((name) => [name, { name }])),
      depends_on: { macros: [], nodes: parents(node) },
      relation_name: node.kind === 'test' ? null : relation(of, node),
    })),
    sources: {},
    macros: {},
    docs: {},
    exposures: {},
    metrics: {},
    disabled: {},
    parent_map: byId(parents),
    child_map: byId(children),
  };
}

/** @see https://docs.getdbt.com/reference/artifacts/catalog-json */
function catalog(of: RunNow, step: StepLife, index: number): JsonObject {
  const tables = NODES.filter((node) => node.kind !== 'test');
  return {
    metadata: metadata(of, step, index, 'catalog/v1'),
    nodes: Object.fromEntries(tables.map((node) => [uniqueId(node), {
      metadata: {
        type: node.materialized === 'view' ? 'VIEW' : 'BASE TABLE',
        schema: schemaOf(of.run.trigger),
        name: node.name,
        database: 'ANALYTICS',
        comment: null,
        owner: 'TRANSFORMER',
      },
      columns: Object.fromEntries(node.columns.map((name, position) => [name, { type: 'TEXT', index: position + 1, name, comment: null }])),
      stats: {},
      unique_id: uniqueId(node),
    }])),
    sources: {},
    errors: null,
  };
}

function metadata(of: RunNow, step: StepLife, index: number, schema: string): JsonObject {
  return {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/${schema}.json`,
    dbt_version: dbtVersion(of.run.job.engine),
    generated_at: isoMoment(of, step.finishedMs),
    invocation_id: invocationId(of.run.stepIds[index]),
    env: { DBT_CLOUD_RUN_ID: of.run.id, DBT_CLOUD_JOB_ID: of.run.job.id, DBT_CLOUD_PROJECT_ID: of.run.job.projectId },
  };
}

function interval(of: RunNow, step: StepLife): JsonObject {
  return { started_at: isoMoment(of, step.startedMs), completed_at: isoMoment(of, step.finishedMs) };
}

function isoMoment(of: RunNow, offset = 0): string {
  return new Date(of.free + offset).toISOString();
}

/** Made from the step's id, so that the same step always has the same files. */
function invocationId(stepId: string): string {
  const hex = createHash('sha256').update(stepId).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

function relation(of: RunNow, node: DbtNode): string {
  return `ANALYTICS.${schemaOf(of.run.trigger)}.${node.name}`;
}

function byId(content: (node: DbtNode) => Json): JsonObject {
  return Object.fromEntries(NODES.map((node) => [uniqueId(node), content(node)]));
}
