import { describe, expect, test } from 'vitest';
import { FEATURE_PAIRS, Pair } from './feature-pairs';
import { compare } from '../../src/cli/plan/differences';
import { normalServices } from '../../src/cli/plan/service-jobs';
import { Definition } from '../../src/model/definition';
import { PipelineEvent } from '../../src/model/event';
import { eventText } from '../../src/model/event-text';
import { Feature, FEATURES, featuresOf } from '../../src/model/feature';
import { manualGroups } from '../../src/model/job-group';
import { ProviderId } from '../../src/model/provider-id';
import { PROVIDERS } from '../../src/providers';
import { PlannedJob, PlannedSettings } from '../../src/providers/plan';
import { PLANNERS } from '../../src/providers/planners';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

const CHANGED = ['models/a.sql'];
const pullRequest = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', changed: CHANGED, draft: false, fork: false } as const;

/** Events that tell each feature from its absence. */
const EVENTS: readonly PipelineEvent[] = [
  { kind: 'push', branch: 'main', changed: CHANGED },
  { kind: 'push', branch: 'main', changed: ['README.md'] },
  { kind: 'push', branch: 'main', changed: ['models/a.md'] },
  { kind: 'push', branch: 'release/1', changed: CHANGED },
  pullRequest,
  { ...pullRequest, target: 'release/1' },
  { ...pullRequest, changed: ['README.md'] },
  { ...pullRequest, changed: ['models/a.md'] },
  { ...pullRequest, draft: true },
  { ...pullRequest, fork: true },
  { kind: 'tag', tag: 'v1' },
  { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' },
  { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'next' },
  { kind: 'manual', pipeline: 'job', branch: 'main', inputs: {} },
  { kind: 'manual', pipeline: 'job', branch: 'next', inputs: {} },
  { kind: 'manual', pipeline: 'job', branch: 'main', inputs: { TARGET: 'production' } },
];

/** A person can start only what is there to start, and fill in only what is asked. */
function eventsFor({ jobs }: Definition): PipelineEvent[] {
  const [group] = manualGroups(jobs);
  return EVENTS.filter((event) => event.kind !== 'manual' || (group !== undefined && Object.keys(event.inputs).every((name) => group.starts.manual.inputs.some(({ variable }) => variable === name))));
}

const isServiceVariable = (name: string): boolean => Object.values(PLANNERS).some(({ planner }) => planner.isServiceVariable(name));

function withoutIt({ without, removed }: Pair): Definition {
  const definition = definitionOf(without);
  return removed === undefined ? definition : { ...definition, jobs: definition.jobs.map(removed) };
}

function featuresIn({ jobs, defaultBranch }: Definition): Feature[] {
  return [...new Set(jobs.flatMap((job) => featuresOf(job, defaultBranch)))];
}

function supporting(feature: Feature): ProviderId[] {
  return ALL.filter((provider) => PROVIDERS[provider].features[feature].level !== 'refused');
}

function writesNothing(provider: ProviderId, feature: Feature): boolean {
  const support = PROVIDERS[provider].features[feature];
  return support.level !== 'refused' && support.writes === 'nothing';
}

/** What the files hold, without what is only a comment. */
function dataOf(definition: Definition, provider: ProviderId): unknown {
  return new Rendered(definition, [provider]).files(provider).map(({ path, data }) => ({ path, data }));
}

type ComparedJob = Omit<PlannedJob, 'why' | 'at' | 'path'>;

function settingIn(plans: readonly ComparedJob[][], name: keyof PlannedSettings): unknown[] {
  return plans.map((jobs) => jobs.map(({ settings }) => settings[name]));
}

/** The jobs that each event starts, without where they stand in the file and which line decided. */
function plansOf(definition: Definition, provider: ProviderId, events: readonly PipelineEvent[]): ComparedJob[][] {
  const rendered = new Rendered(definition, [provider]);
  return events.map((event) => rendered.plan(provider, event).jobs.map(({ why, at, path, ...job }) => job));
}

describe.each(FEATURES)('%s', (feature) => {
  const pair = FEATURE_PAIRS[feature];
  const definition = definitionOf(pair.with);
  const without = withoutIt(pair);

  const events = eventsFor(definition);

  test('is all that the two definitions differ in', () => {
    const given = featuresIn(without);
    expect(featuresIn(definition)).toContain(feature);
    // every job has a time-out
    const expected = feature === 'timeout' ? [] : [feature, ...pair.companions ?? []];
    expect(featuresIn(definition).filter((one) => !given.includes(one)).sort()).toEqual(expected.sort());
  });

  test.each(ALL)('is refused by %s where its table says so, and nowhere else', (provider) => {
    const { level } = PROVIDERS[provider].features[feature];
    const codes = diagnosticsOf(definition, [provider]).map(({ code }) => code);
    expect(codes).toEqual(level === 'refused' ? ['not-supported'] : []);
    expect(diagnosticsOf(without, [provider])).toEqual([]);
  });

  const written = supporting(feature).filter((provider) => !writesNothing(provider, feature));

  test.each(written)('changes the files of %s, and what is read back from them', (provider) => {
    expect(dataOf(definition, provider)).not.toEqual(dataOf(without, provider));
    const [plans, plansWithout] = [plansOf(definition, provider, events), plansOf(without, provider, events)];
    expect(plans).not.toEqual(plansWithout);
    if (pair.setting !== undefined) expect(settingIn(plans, pair.setting)).not.toEqual(settingIn(plansWithout, pair.setting));
  });

  const unwritten = supporting(feature).filter((provider) => writesNothing(provider, feature));
  if (unwritten.length > 0) {
    test.each(unwritten)('changes nothing in the files of %s, as its table says', (provider) => {
      expect(dataOf(definition, provider)).toEqual(dataOf(without, provider));
    });
  }

  test('means the same on all services that have it', () => {
    const services = supporting(feature);
    const rendered = new Rendered(definition, services);
    for (const event of events) {
      const heard = services.filter((provider) => !isUnheard(provider, event));
      const jobs = heard.map((provider) => ({ title: provider, jobs: rendered.plan(provider, event).jobs }));
      expect(compare(normalServices(jobs, isServiceVariable)).differences, eventText(event)).toEqual([]);
    }
  });
});

/** What the table says of events that a service does not have: Bitbucket hears nothing of forks, GitHub has schedules of the default branch only. */
function isUnheard(provider: ProviderId, event: PipelineEvent): boolean {
  if (event.kind === 'pullRequest' && event.fork) return provider === 'bitbucket';
  return event.kind === 'schedule' && event.branch !== 'main' && PROVIDERS[provider].features.scheduleOtherBranch.level === 'refused';
}
