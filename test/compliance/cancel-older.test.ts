import { expect, test } from 'vitest';
import { Concurrency, ShellJob, Trigger } from '../../src';
import { PipelineEvent } from '../../src/model/event';
import { TriggerKind } from '../../src/model/trigger';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

interface Start {
  readonly trigger: () => Trigger;
  readonly event: PipelineEvent;
}

const STARTS: Readonly<Record<TriggerKind, Start>> = {
  push: { trigger: () => Trigger.push({ branches: ['main'] }), event: { kind: 'push', branch: 'main', changed: ['a.sql'], branchIsNew: false } },
  pullRequest: {
    trigger: () => Trigger.pullRequest(),
    event: { kind: 'pullRequest', number: 1, source: 'fix', target: 'main', changed: ['a.sql'], draft: false, fork: false },
  },
  tag: { trigger: () => Trigger.tag({ patterns: ['v*'] }), event: { kind: 'tag', tag: 'v1' } },
  schedule: { trigger: () => Trigger.schedule({ cron: '0 5 * * *' }), event: { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } },
  manual: { trigger: () => Trigger.manual(), event: { kind: 'manual', pipeline: 'job', branch: 'main', inputs: {} } },
};

const KINDS = Object.keys(STARTS) as TriggerKind[];

test.each(ALL.flatMap((provider) => KINDS.map((kind) => ({ provider, kind }))))('$provider refuses to cancel older runs of $kind, or its file says that it does', ({ provider, kind }) => {
  const { trigger, event } = STARTS[kind];
  const definition = definitionOf((pipelines) => {
    new ShellJob(pipelines, 'job', { triggers: [trigger()], commands: ['true'], concurrency: Concurrency.cancelOlder() });
  });
  if (diagnosticsOf(definition, [provider]).length > 0) return;
  const { jobs } = new Rendered(definition, [provider]).plan(provider, event);
  expect(jobs.map(({ settings }) => settings.concurrency)).toEqual([{ kind: 'cancelOlder' }]);
});
