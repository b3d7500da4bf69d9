import { expect } from 'vitest';
import { define, JobSpec } from './job-spec';
import { comparedNames, expectedOutcomes, OutcomeReader } from './outcome';
import { compare as differencesOf } from '../../src/cli/plan/differences';
import { normalServices } from '../../src/cli/plan/service-jobs';
import { Definition } from '../../src/model/definition';
import { PipelineEvent } from '../../src/model/event';
import { eventText } from '../../src/model/event-text';
import { Job } from '../../src/model/job';
import { manualGroups } from '../../src/model/job-group';
import { ProviderId } from '../../src/model/provider-id';
import { Plan } from '../../src/providers/plan';
import { PLANNERS } from '../../src/providers/planners';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';
import { jobsFor } from '../support/jobs-for';

/** How many pairs of a definition and an event were compared. */
export class Pairs {
  onAllFour = 0;
  onSome = 0;
  refused = 0;
}

/** Compares the plans of all providers that accept the definition with each other and with the model, for each event. */
export function compare(specs: readonly JobSpec[], asked: readonly PipelineEvent[], pairs: Pairs): void {
  const definition = definitionOf((pipelines) => define(specs, pipelines));
  const accepting = ALL.filter((provider) => diagnosticsOf(definition, [provider]).length === 0);
  if (accepting.length === 0) {
    pairs.refused += 1;
    return;
  }
  const events = asked.flatMap((event) => possible(event, definition.jobs));
  const rendered = new Rendered(definition, accepting);
  const names = new Map(definition.jobs.map((job) => [job.name, comparedNames(job)]));
  const cases = accepting.flatMap((provider) => events.filter((event) => happens(provider, event, definition)).map((event) => ({ provider, event })));
  const reader = new OutcomeReader();
  const plans = cases.map(({ provider, event }) => ({ provider, event, plan: rendered.plan(provider, event) }));
  for (const { provider, event, plan } of plans) {
    expect(plan.unknown, `${provider}, ${eventText(event)}`).toEqual([]);
    reader.add(plan.jobs, (name) => names.get(name) ?? []);
  }
  for (const event of events) {
    compareSettings(event, plans.filter((one) => one.event === event && !isUnheard(one.provider, event)));
  }
  reader.outcomes().forEach((outcomes, index) => {
    const { provider, event } = cases[index];
    const jobs = isUnheard(provider, event) ? [] : jobsFor(definition.jobs, event);
    expect(outcomes, `${provider}, ${eventText(event)}`).toEqual(expectedOutcomes(jobs, event));
  });
  if (accepting.length === ALL.length) pairs.onAllFour += events.length;
  else pairs.onSome += events.length;
}

/** What services are told about a job beside its steps. */
function compareSettings(event: PipelineEvent, plans: readonly { readonly provider: ProviderId; readonly plan: Plan }[]): void {
  const services = plans.map(({ provider, plan }) => ({ title: provider, jobs: plan.jobs }));
  expect(differencesOf(normalServices(services, isServiceVariable)).differences, eventText(event)).toEqual([]);
}

function isServiceVariable(name: string): boolean {
  return Object.values(PLANNERS).some(({ planner }) => planner.isServiceVariable(name));
}

/** GitHub has schedules of the default branch only, so its plan takes any other for that one. */
function happens(provider: ProviderId, event: PipelineEvent, { defaultBranch }: Definition): boolean {
  return provider !== 'github' || event.kind !== 'schedule' || event.branch === defaultBranch;
}

/** Bitbucket hears nothing of pull requests from forks, which its table of features says. */
function isUnheard(provider: ProviderId, event: PipelineEvent): boolean {
  return provider === 'bitbucket' && event.kind === 'pullRequest' && event.fork;
}

/** A person can start only pipelines that are there, and fill in only what is asked. */
function possible(event: PipelineEvent, jobs: readonly Job[]): PipelineEvent[] {
  if (event.kind !== 'manual') return [event];
  return manualGroups(jobs).slice(0, 1).map(({ id, starts }) => ({
    ...event,
    pipeline: id,
    inputs: Object.fromEntries(Object.entries(event.inputs).filter(([name]) => starts.manual.inputs.some(({ variable }) => variable === name))),
  }));
}
