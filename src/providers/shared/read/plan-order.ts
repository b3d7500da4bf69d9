import { PlannedJob } from '../../plan';

/** The jobs without those that need one which does not run, each after the jobs that it needs. */
export function inPlanOrder(jobs: readonly PlannedJob[]): PlannedJob[] {
  const ordered: PlannedJob[] = [];
  let rest = [...jobs];
  for (;;) {
    const ready = rest.filter((job) => job.needs.every((id) => ordered.some((done) => done.id === id)));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    rest = rest.filter((job) => !ready.includes(job));
  }
}

/** Collects, in the order of reading and once each, what a planner could not evaluate. */
export class UnknownParts {
  private readonly parts = new Set<string>();

  add(path: string, what: string): void {
    this.parts.add(`${path}: ${what}`);
  }

  /** Notes the keys of a mapping that the planner does not read. */
  keys(path: string, place: string, unknown: readonly string[]): void {
    for (const key of unknown) this.add(path, `\`${place}${key}\` is not evaluated`);
  }

  list(): string[] {
    return [...this.parts];
  }
}
