// act, another runner of GitHub's workflows, and our planner: which jobs does an event start, and in which order?
//
// Tried with act 0.2.89. `act -l` looks at the keys below `on` and at `needs`. `act -n` also evaluates the `if` of jobs with the payload of
// the event, and what becomes of jobs whose `needs` were skipped; neither wants docker, as long as `-n` is told to stay on the host. Both
// take no notice of what is below the key: `branches`, `tags`, `paths`, `types`, `cron`, the inputs. Patterns are therefore put to the
// package that act has for them and does not use, by a program of ours. That leaves `types`, `concurrency`, the limits of 300 files and
// 1,000 commits, and the files of a push of which nothing is known: nobody but the planner reads these.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createJiti } from 'jiti';
import * as YAML from 'yaml';
import { filterAnswers, installAct, listedJobs, prepare, startedJobs } from '../support/act.mjs';
import { root } from '../support/environment.mjs';
import { eventName, filtersOf } from '../support/github-events.mjs';
import { filesBelow } from '../support/user-project.mjs';

const jiti = createJiti(import.meta.url);
const { planner } = await jiti.import('../../src/providers/github-actions/read/index.ts');
const { SAMPLE_RUN } = await jiti.import('../../src/providers/shared/read/sample-run.ts');
const { DOCUMENTED_FILTERS } = await jiti.import('../../test/providers/github-actions/documented-filters.ts');
const { definitionOf, Rendered } = await jiti.import('../../test/providers/rendered.ts');
const { define } = await jiti.import('../definitions/conditions.ts');

const request = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', draft: false, fork: false };
const changes = [['models/staging/a.sql'], ['README.md'], ['README.md', 'dbt_project.yml']];
const events = [
  ...['main', 'dev', 'feature/x', 'release/1', 'release/1/fix'].flatMap(branch => changes.map(changed => ({ kind: 'push', branch, changed }))),
  ...['main', 'release/1', 'dev'].flatMap(target => changes.map(changed => ({ ...request, target, changed }))),
  ...[{ draft: true }, { fork: true }, { draft: true, fork: true }, { source: 'wip' }].map(more => ({ ...request, ...more, changed: changes[0] })),
  ...['v1.0', 'v1/x', 'main'].map(tag => ({ kind: 'tag', tag })),
  ...['30 5 * * 1-5', '0 0 * * *'].map(cron => ({ kind: 'schedule', cron, branch: 'main' })),
];

await installAct(SAMPLE_RUN.repository);
const counts = { events: 0, started: 0, left: 0 };
for (const [name, documents] of workflows()) {
  const place = prepare(name, documents);
  const byHand = documents.map(({ path: file }) => ({ kind: 'manual', pipeline: path.basename(file, '.yml'), branch: 'main', inputs: {} }));
  for (const event of [...events, ...byHand]) await compare(name, place, documents, event);
}
await compareFilters();
assert.ok(counts.started > 100 && counts.left > 100, 'the events hardly start or leave out anything');
console.log(`NOTE: ${counts.events} events of workflows, ${counts.started} jobs start; ${DOCUMENTED_FILTERS.length} filters of GitHub's page`);

/** The golden workflows, what we write where a condition is needed, and what people write. */
function workflows() {
  const golden = fs.readdirSync(path.join(root, 'test/golden/ok')).map(name => [name, read(path.join('test/golden/ok', name, '.github/workflows'))]);
  const conditional = new Rendered(definitionOf(define), ['github']).files('github');
  return [...golden, ['conditions', conditional], ['by-hand', read('.ci/definitions/workflows')]];
}

function read(folder) {
  return filesBelow(path.join(root, folder), '.').map(file => ({
    path: `.github/workflows/${path.basename(file)}`,
    data: YAML.parse(fs.readFileSync(path.join(root, folder, file), 'utf8')),
  }));
}

async function compare(name, place, documents, event) {
  const { jobs, skipped } = planner.plan(documents, event);
  const what = `${name}: ${JSON.stringify(event)}`;
  const listed = await listedJobs(place, event);
  // what is left out because of the first key below `on` is not in the list, and everything else is
  assert.deepEqual(keys([...jobs, ...skipped.filter(({ why }) => why.at.length > 1)]), [...listed.keys()].sort(), `${what}, in a list`);
  const passed = await documentsThatPass(documents, event);
  // act fails where it has nothing to start
  const started = listed.size > 0 ? await startedJobs(place, event) : [];
  assert.deepEqual(keys(jobs), [...started].filter(key => passed.has(key.split(' ')[0])).sort(), what);

  const stages = jobs.map(job => listed.get(key(job)));
  for (const [index, job] of jobs.entries()) {
    for (const need of job.needs) assert.ok(listed.get(key({ ...job, id: need })) < stages[index], `${what}: ${job.id} comes after ${need}`);
  }
  counts.events += 1;
  counts.started += jobs.length;
  counts.left += skipped.length;
}

/** The files whose filters the event passes, by the patterns of act. */
async function documentsThatPass(documents, event) {
  const chosen = documents.filter(({ path: file, data }) => names(data.on).includes(eventName(event))
    && (event.kind !== 'manual' || path.basename(file, '.yml') === event.pipeline));
  const asked = chosen.flatMap(({ path: file, data }) => filtersOf(data.on, event).map(question => ({ file, question })));
  const answers = await filterAnswers(asked.map(({ question }) => question));
  const out = new Set(asked.filter((_, index) => !answers[index]).map(({ file }) => file));
  return new Set(chosen.filter(({ path: file }) => !out.has(file)).map(({ path: file }) => path.basename(file)));
}

async function compareFilters() {
  const cases = DOCUMENTED_FILTERS.flatMap(({ on, starts, leaves }) => [...starts, ...leaves].map(event => ({ on, event })));
  for (const { on, event } of cases) {
    const document = { path: '.github/workflows/a.yml', data: { on, jobs: { a: { steps: [{ run: 'true' }] } } } };
    const passed = await documentsThatPass([document], event);
    assert.equal(planner.plan([document], event).jobs.length, passed.size, JSON.stringify({ on, event }));
  }
}

function names(on) {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on : Object.keys(on);
}

function keys(jobs) {
  return jobs.map(key).sort();
}

function key({ path: file, id }) {
  return `${path.basename(file)} ${id}`;
}
