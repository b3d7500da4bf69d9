import { Starts } from '../../../model/job-group';
import { TriggerKind } from '../../../model/trigger';

/** The kinds of event that a group runs for. */
export function kindsOf({ push, pullRequest, tag, schedules, manual }: Starts): ReadonlySet<TriggerKind> {
  const given: Readonly<Record<TriggerKind, boolean>> = {
    push: push !== undefined,
    pullRequest: pullRequest !== undefined,
    tag: tag !== undefined,
    schedule: schedules.length > 0,
    manual: manual !== undefined,
  };
  return new Set((Object.keys(given) as TriggerKind[]).filter((kind) => given[kind]));
}

export function isStartedOnlyBy(starts: Starts, kind: TriggerKind): boolean {
  const kinds = kindsOf(starts);
  return kinds.size === 1 && kinds.has(kind);
}
