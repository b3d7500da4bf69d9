// gitlab-ci-local, another runner of GitLab's files, and our planner: which jobs of the golden files does an event start?
//
// It evaluates `rules` with an engine of its own. It takes no notice of `workflow:rules`, so these are taken out for both.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createJiti } from 'jiti';
import * as YAML from 'yaml';
import { root } from '../support/environment.mjs';

const jiti = createJiti(import.meta.url);
const { planner } = await jiti.import('../../src/providers/gitlab-ci/read/index.ts');
const { LocalRepository } = await jiti.import('../../test/providers/gitlab-ci/local-repository.ts');

const changed = ['models/staging/a.sql'];
const request = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', changed, draft: false, fork: false };
const events = [
  { kind: 'push', branch: 'main', changed },
  { kind: 'push', branch: 'feature/x', changed },
  { kind: 'push', branch: 'release/1', changed, branchIsNew: true },
  request,
  { ...request, target: 'release/1/fix', draft: true },
  { ...request, target: 'release/1', fork: true },
  { kind: 'tag', tag: 'v1.0' },
  { kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' },
  { kind: 'manual', pipeline: 'nightly', branch: 'main', inputs: {} },
];
// programs at once; each takes a second of one processor
const atOnce = 2;

const golden = path.join(root, 'test/golden/ok');
const counts = { events: 0, started: 0, left: 0 };
for (const name of fs.readdirSync(golden)) {
  const { workflow: _, ...data } = YAML.parse(fs.readFileSync(path.join(golden, name, '.gitlab-ci.yml'), 'utf8'));
  const repository = await LocalRepository.with(data, changed);
  try {
    const waiting = [...events];
    await Promise.all(Array.from({ length: atOnce }, async () => {
      for (let event = waiting.shift(); event; event = waiting.shift()) await compare(name, data, event, repository);
    }));
  } finally {
    await repository.remove();
  }
}
assert.ok(counts.started > 20 && counts.left > 20, 'the events hardly start or leave out anything');
console.log(`NOTE: ${counts.events} events of golden files, ${counts.started} jobs start`);

async function compare(name, data, event, repository) {
  const { jobs, skipped } = planner.plan([{ path: '.gitlab-ci.yml', data }], event);
  assert.deepEqual(await repository.startedBy(event), jobs.map(({ id }) => id).sort(), `${name}: ${JSON.stringify(event)}`);
  counts.events += 1;
  counts.started += jobs.length;
  counts.left += skipped.length;
}
