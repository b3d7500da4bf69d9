/** An event as GitHub hands it to workflows: its key below `on`. */
export function eventName({ kind }) {
  return { push: 'push', tag: 'push', pullRequest: 'pull_request', schedule: 'schedule', manual: 'workflow_dispatch' }[kind];
}

/** The part of the payload that conditions are about. @see https://docs.github.com/en/webhooks/webhook-events-and-payloads */
export function payloadOf(event) {
  const repository = { full_name: 'rehearsal/repository', default_branch: 'main' };
  switch (event.kind) {
    case 'push': return { repository, ref: `refs/heads/${event.branch}` };
    case 'tag': return { repository, ref: `refs/tags/${event.tag}` };
    case 'schedule': return { repository, schedule: event.cron };
    case 'manual': return { repository, ref: `refs/heads/${event.branch}`, inputs: event.inputs };
    case 'pullRequest': return { repository, number: event.number, pull_request: requestOf(event, repository) };
  }
}

function requestOf({ number, source, target, draft, fork }, repository) {
  const home = fork ? { full_name: 'fork/repository', fork: true } : { ...repository, fork: false };
  return { number, draft, head: { ref: source, repo: home }, base: { ref: target, repo: repository } };
}

/** The filters below `on` that an event has to pass, as questions for act's package of patterns. */
export function filtersOf(on, event) {
  const filter = (Array.isArray(on) || typeof on === 'string' ? undefined : on[eventName(event)]) ?? {};
  switch (event.kind) {
    case 'push': return [...ofRef(filter, 'branches', 'tags', event.branch), ...ofPaths(filter, event)];
    case 'tag': return ofRef(filter, 'tags', 'branches', event.tag);
    case 'pullRequest': return [...ofNames(filter, 'branches', [event.target]), ...ofPaths(filter, event)];
    case 'schedule': return filter.some(({ cron }) => cron === event.cron) ? [] : [NEVER];
    case 'manual': return [];
  }
}

function ofRef(filter, kind, other, name) {
  const own = ofNames(filter, kind, [name]);
  return own.length > 0 || (!filter[other] && !filter[`${other}-ignore`]) ? own : [NEVER];
}

const NEVER = { patterns: ['**'], ignores: true, names: [''] };

function ofPaths(filter, { changed }) {
  return ofNames(filter, 'paths', changed);
}

function ofNames(filter, kind, names) {
  const key = [kind, `${kind}-ignore`].find(candidate => filter[candidate]);
  return key ? [{ patterns: filter[key], ignores: key !== kind, names }] : [];
}
