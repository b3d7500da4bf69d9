import { parse } from 'yaml';
import { Plan } from '../../src/providers/plan';
import { Planner } from '../../src/providers/provider';

/** The plan for a file that a person wrote. */
export function planned(planner: Planner, text: string, branch = 'main'): Plan {
  return planner.plan([{ path: planner.paths[0].replace('*', 'file'), data: parse(text) }], { kind: 'push', branch });
}

/** The keys of the jobs that run. */
export function running(planner: Planner, text: string, branch = 'main'): string[] {
  return planned(planner, text, branch).jobs.map(({ id }) => id);
}
