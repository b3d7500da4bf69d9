import { expect, test } from 'vitest';
import { compare } from '../../../src/cli/plan/differences';
import { normalServices } from '../../../src/cli/plan/service-jobs';
import { PipelineEvent } from '../../../src/model/event';
import { eventText } from '../../../src/model/event-text';
import { manualGroups } from '../../../src/model/job-group';
import { PLANNERS } from '../../../src/providers/planners';
import { EVENTS } from '../../properties/events';
import { define, JOBS } from '../../properties/job-spec';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../../providers/rendered';
import * as fc from '../../support/fast-check';

const isServiceVariable = (name: string): boolean => Object.values(PLANNERS).some(({ planner }) => planner.isServiceVariable(name));

test('what this library writes never differs, for any definition that all four accept and any event', () => {
  let pairs = 0;
  fc.assert(fc.property(JOBS, EVENTS, (specs, asked) => {
    const definition = definitionOf((pipelines) => define(specs, pipelines));
    if (diagnosticsOf(definition).length > 0) return;
    const rendered = new Rendered(definition);
    const [pipeline] = manualGroups(definition.jobs);
    const events = asked.flatMap((event): PipelineEvent[] => {
      // Bitbucket starts nothing for a fork, which its table of features says
      if (event.kind === 'pullRequest' && event.fork) return [];
      // GitHub has schedules of the default branch only, so its plan takes any other for that one
      if (event.kind === 'schedule' && event.branch !== definition.defaultBranch) return [];
      if (event.kind !== 'manual') return [event];
      return pipeline === undefined ? [] : [{ ...event, pipeline: pipeline.id, inputs: {} }];
    });
    for (const event of events) {
      const services = ALL.map((provider) => ({ title: provider, jobs: rendered.plan(provider, event).jobs }));
      expect(compare(normalServices(services, isServiceVariable)).differences, eventText(event)).toEqual([]);
      pairs += 1;
    }
  }), { numRuns: 60 });
  expect(pairs).toBeGreaterThan(100);
}, 120_000);
