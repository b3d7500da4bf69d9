import { RunNow } from './account';
import { JsonObject } from './json';
import { debugLogLines, lastLines, LogContext, logLines } from './logs';
import { statusName } from './run-status';
import { durationText, durationWords, momentText } from './time-text';
import { branchOf, schemaOf } from './trigger-schema';

/** As many lines of a debug log as the API gives without being asked for more. */
const TRUNCATED = 1000;

/**
 * A step of a run as the API shows it, the schema `RunStepResponse`.
 *
 * @param debugLines how many lines of the debug log to give, counted from its end
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run%20Step
 */
export function stepView(of: RunNow, index: number, accountId: bigint, debugLines: number): JsonObject {
  const { run, life, free } = of;
  const step = life.steps[index];
  const id = BigInt(run.stepIds[index]);
  const startedAt = step.startedMs === undefined ? undefined : free + step.startedMs;
  const finishedAt = step.finishedMs === undefined ? undefined : free + step.finishedMs;
  const elapsedMs = startedAt === undefined ? 0 : (finishedAt ?? of.now) - startedAt;
  const context: LogContext = {
    engine: run.job.engine,
    schema: schemaOf(run.trigger),
    branch: branchOf(run.trigger),
    startedAt: startedAt ?? 0,
  };
  const debugLog = debugLogLines(step, context);
  return {
    id,
    run_id: BigInt(run.id),
    account_id: accountId,
    index: index + 1,
    name: step.name,
    status: step.status,
    status_humanized: statusName(step.status),
    status_color: null,
    logs: logLines(step, context).join('\n'),
    debug_logs: lastLines(debugLog, debugLines).join('\n'),
    truncated_debug_logs: lastLines(debugLog, TRUNCATED).join('\n'),
    log_path: null,
    debug_log_path: null,
    created_at: momentText(run.createdAt),
    updated_at: momentText(finishedAt ?? of.now),
    started_at: momentText(startedAt),
    finished_at: momentText(finishedAt),
    duration: durationText(elapsedMs),
    duration_humanized: durationWords(elapsedMs),
    run_step_command: step.command === undefined ? null : { run_step_id: id, dbt_command: step.command },
    run_step_invocation: step.command === undefined ? null : { run_step_id: id, run_id: BigInt(run.id) },
  };
}
