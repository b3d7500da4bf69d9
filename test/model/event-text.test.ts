import { expect, test } from 'vitest';
import { PipelineEvent } from '../../src/model/event';
import { eventText } from '../../src/model/event-text';

const PULL_REQUEST = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', draft: false, fork: false } as const;

test.each<[string, PipelineEvent]>([
  ['a push to "main"', { kind: 'push', branch: 'main' }],
  ['a push to "main" that changes "a.sql", "b.sql"', { kind: 'push', branch: 'main', changed: ['a.sql', 'b.sql'] }],
  ['a push to "main" that changes no file', { kind: 'push', branch: 'main', changed: [] }],
  ['a pull request into "main"', PULL_REQUEST],
  ['a draft pull request into "main" from a fork that changes "a.sql"', { ...PULL_REQUEST, draft: true, fork: true, changed: ['a.sql'] }],
  ['the tag "v1"', { kind: 'tag', tag: 'v1' }],
  ['the schedule "0 5 * * *" on "main"', { kind: 'schedule', cron: '0 5 * * *', branch: 'main' }],
  ['a start of "deploy" by hand on "main"', { kind: 'manual', pipeline: 'deploy', branch: 'main', inputs: {} }],
])('%s', (text, event) => {
  expect(eventText(event)).toBe(text);
});
