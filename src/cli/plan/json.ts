import { NormalJob } from './normal-job';
import { PlanReport } from './report';
import { Value } from './shell/value';

/** A report as data: what `--json` prints. Nothing in it is the value of a secret: a pipeline file has none. */
export function reportJson({ event, services, normal, differences, notCompared }: PlanReport): object {
  return {
    event,
    agree: differences.length === 0,
    differences,
    notCompared,
    services: services.map(({ provider, title, jobs, skipped, unknown, assumed }, index) => ({
      provider,
      title,
      jobs: jobs.map(({ id, place, why, needs, steps }, number) => ({
        id, ...normalJson(normal[index].jobs[number]), needs, place, why: why.text, steps,
      })),
      skipped: skipped.map(({ id, name, place, why }) => ({ id, name, place, why: why.text })),
      unknown,
      assumed,
    })),
  };
}

function normalJson({ name, definedAt, after, timeoutMinutes, tools, settings, commands, values }: NormalJob): object {
  const variables = [...values].map(([variable, value]) => [variable, valueJson(value)]);
  return { name, definedAt, after, timeoutMinutes, tools, settings, commands, values: Object.fromEntries(variables) };
}

function valueJson(value: Value): object | string | null {
  switch (value.kind) {
    case 'text': return value.text;
    case 'secret': return { secret: value.name };
    case 'unknown': return null;
  }
}
