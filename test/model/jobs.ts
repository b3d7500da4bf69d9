import { Definition } from '../../src/model/definition';
import { Job } from '../../src/model/job';

/** A job of the model that says nothing but its id, and what a test says of it. */
export function job(id: string, given: Partial<Job> = {}): Job {
  return {
    id,
    name: id,
    path: id,
    comment: 'A job.',
    triggers: [{ kind: 'push', branches: { kind: 'except', branches: [] } }],
    needs: [],
    timeoutSeconds: 600,
    tool: { name: 'python', version: '3.12' },
    environment: {},
    assets: [],
    ...given,
    steps: given.steps ?? [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [] }],
  };
}

export function definition(...jobs: readonly Job[]): Definition {
  return { path: 'dbt-pipelines', defaultBranch: 'main', jobs };
}
