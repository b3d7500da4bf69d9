import { Definition } from '../../src/model/definition';
import { Job } from '../../src/model/job';
import { EVERY_NAME, NameSet, setOf } from '../../src/model/patterns/name-set';
import { PullRequestTrigger, PushTrigger, TagTrigger } from '../../src/model/trigger';

/** A job of the model that says nothing but its id, and what a test says of it: a push to any branch starts it. */
export function job(id: string, given: Partial<Job> = {}): Job {
  return {
    id,
    name: id,
    path: id,
    comment: 'A job.',
    triggers: [pushTo('**')],
    needs: [],
    timeoutSeconds: 600,
    tool: { name: 'python', version: '3.12' },
    env: {},
    assets: [],
    forks: 'run',
    failure: 'counts',
    idTokens: [],
    ...given,
    steps: given.steps ?? [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [] }],
  };
}

export function definition(...jobs: readonly Job[]): Definition {
  return { path: 'dbt-pipelines', defaultBranch: 'main', jobs };
}

export function pushTo(...branches: readonly string[]): PushTrigger {
  return { kind: 'push', branches: setOf(branches, []) };
}

export function pushBut(...branches: readonly string[]): PushTrigger {
  return { kind: 'push', branches: [...EVERY_NAME, ...setOf([], branches)] };
}

export function pushOf(paths: NameSet, ...branches: readonly string[]): PushTrigger {
  return { ...pushTo(...branches), paths };
}

export function pullRequestInto(...targets: readonly string[]): PullRequestTrigger {
  return { kind: 'pullRequest', targets: setOf(targets, []), drafts: 'included' };
}

export function tagged(...tags: readonly string[]): TagTrigger {
  return { kind: 'tag', tags: setOf(tags, []) };
}
