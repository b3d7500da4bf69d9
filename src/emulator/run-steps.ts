import { PlannedStep } from './run-life';

/** Stands where the service names the connection of the project, in a run's second step. */
const CONNECTION = '(emulated)';

/** What decides the steps of a run: the job's own settings, with the overrides of the trigger already applied. */
export interface StepSettings {
  readonly commands: readonly string[];
  readonly generateDocs: boolean;
  readonly schemaOverride?: string;
}

/**
 * The steps of a run in their order: the three with which the service prepares every run, the job's commands, and the
 * documentation where the job asks for it.
 *
 * @see https://docs.getdbt.com/docs/deploy/job-commands
 */
export function planSteps(settings: StepSettings): PlannedStep[] {
  const commands = [...settings.commands, ...(settings.generateDocs ? ['dbt docs generate'] : [])];
  return [
    { name: 'Clone git repository', weight: 2 },
    { name: profileStepName(settings.schemaOverride), weight: 1 },
    invocation('dbt deps', 2),
    ...commands.map((command) => invocation(command, 5)),
  ];
}

/**
 * The step at which a run fails that has to fail: the first of the job's commands that builds or tests something,
 * so that later commands show what happens to them; the last command where none does.
 */
export function failingStep(steps: readonly PlannedStep[]): number {
  const building = steps.findIndex((step) => step.command !== undefined && /\b(build|run|test)\b/.test(step.command));
  return building === -1 ? steps.length - 1 : building;
}

function invocation(command: string, weight: number): PlannedStep {
  return { name: `Invoke dbt with \`${command}\``, command, weight };
}

function profileStepName(schemaOverride: string | undefined): string {
  const name = `Create profile from connection ${CONNECTION}`;
  return schemaOverride === undefined ? name : `${name} (override schema to '${schemaOverride}')`;
}
