import { Planners } from '../../src/cli/rehearsal/choice';
import { Plan, PlannedJob, PlannedSecrets, PlannedStep } from '../../src/providers/plan';

/** Four providers, each with one file in a language of our own: the plan itself, by branch. */
export const FAKE_PLANNERS: Planners = {
  github: fake('GitHub Actions', 'github/*.json'),
  gitlab: fake('GitLab CI', 'gitlab.json'),
  azure: fake('Azure Pipelines', 'azure.json'),
  bitbucket: fake('Bitbucket Pipelines', 'bitbucket.json'),
};

const NO_SECRETS: PlannedSecrets = { kind: 'mapped', variables: {}, unset: 'empty' };
const NOTHING: Plan = { jobs: [], unknown: [] };

function fake(title: string, path: string): Planners['github'] {
  return {
    title,
    planner: {
      paths: [path],
      plan: ([document], { branch }) => (document.data as Readonly<Record<string, Plan>>)[branch] ?? NOTHING,
    },
  };
}

/** The text of a fake pipeline file whose jobs run on a push to main. */
export function pipeline(...jobs: readonly PlannedJob[]): string {
  return JSON.stringify({ main: { jobs, unknown: [] } });
}

export function job(id: string, steps: readonly PlannedStep[], more: Partial<PlannedJob> = {}): PlannedJob {
  return { id, name: `Job ${id}`, needs: [], tools: {}, steps, ...more };
}

export function step(script: string, more: Partial<PlannedStep> = {}): PlannedStep {
  return { name: script.split('\n')[0], shell: ['bash', '-e', '{0}'], script, environment: {}, secrets: NO_SECRETS, ...more };
}
