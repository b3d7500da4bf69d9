import { ManualInput, Trigger } from '../../src';
import * as fc from '../support/fast-check';

/** What starts a job, as the public API takes it. */
export type TriggerSpec =
  | { readonly kind: 'push'; readonly branches?: string[]; readonly branchesIgnore?: string[]; readonly paths?: string[]; readonly pathsIgnore?: string[] }
  | { readonly kind: 'pullRequest'; readonly targetBranches?: string[]; readonly paths?: string[]; readonly pathsIgnore?: string[]; readonly drafts: boolean }
  | { readonly kind: 'tag'; readonly patterns: string[] }
  | { readonly kind: 'schedule'; readonly cron: string; readonly branch?: string }
  | { readonly kind: 'manual'; readonly inputs: string[] };

const WHOLE_NAMES = ['main', 'dev', 'release/1', 'release/1.0', 'on', 'fix/#1', 'MAIN'];
const PATTERNS = ['*', 'release/*', 'release/**', 'release/1.*', 'hotfix/**', 'feature-*', '**/next', 'a/**/z'];
const PATHS = [['models/**'], ['models/**', 'seeds/**'], ['dbt_project.yml'], ['models/*.sql'], ['**/schema.yml']];
export const CRONS = ['0 5 * * *', '30 6 * * 1-5', '*/15 8-17 * * *'];

export type PullRequestSpec = Extract<TriggerSpec, { kind: 'pullRequest' }>;

/** Inputs by variable: default and choice. */
export const INPUTS: Readonly<Record<string, { readonly default: string; readonly options: string[] }>> = {
  FULL_REFRESH: { default: 'no', options: ['no', 'yes'] },
  SELECTOR: { default: '', options: [] },
  NOTE: { default: "it's $HOME: 100%", options: [] },
};

const NAME = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...WHOLE_NAMES) }, { weight: 1, arbitrary: fc.constantFrom(...PATTERNS) });
const NAMES = fc.uniqueArray(NAME, { minLength: 1, maxLength: 3 });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 3 });

const PUSH = fc.record({
  kind: fc.constant('push' as const), branches: fc.option(NAMES, { nil: undefined }), branchesIgnore: rarely(NAMES), paths: rarely(fc.constantFrom(...PATHS)), pathsIgnore: fc.constantFrom<string[] | undefined>(...Array.from({ length: 11 }, () => undefined), ['docs/**']),
}).filter(isNotRefused);
const PULL_REQUEST = fc.record({
  kind: fc.constant('pullRequest' as const), targetBranches: fc.option(NAMES, { nil: undefined }), paths: rarely(fc.constantFrom(...PATHS)), pathsIgnore: fc.constantFrom<string[] | undefined>(...Array.from({ length: 63 }, () => undefined), ['docs/**']), drafts: fc.constantFrom(...Array.from({ length: 11 }, () => true), false),
}).filter(isNotRefused);
const TAG = fc.record({ kind: fc.constant('tag' as const), patterns: fc.uniqueArray(fc.constantFrom('v*', 'v1', 'release/**', 'nightly'), { minLength: 1, maxLength: 2 }) });
const SCHEDULE = fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS), branch: fc.constantFrom(...Array.from({ length: 7 }, () => undefined), 'release/1') });
const MANUAL = fc.record({ kind: fc.constant('manual' as const), inputs: fc.uniqueArray(fc.constantFrom(...Object.keys(INPUTS)), { maxLength: 2 }) });

const TRIGGER: fc.Arbitrary<TriggerSpec> = fc.oneof(
  { weight: 4, arbitrary: PUSH },
  { weight: 3, arbitrary: PULL_REQUEST },
  { weight: 1, arbitrary: TAG },
  { weight: 1, arbitrary: SCHEDULE },
  { weight: 1, arbitrary: MANUAL },
);

/** One to three, of manual ones at most one. */
export const TRIGGERS: fc.Arbitrary<readonly TriggerSpec[]> = fc.array(TRIGGER, { minLength: 1, maxLength: 3 })
  .map((triggers) => triggers.filter(({ kind }, index) => kind !== 'manual' || triggers.findIndex((other) => other.kind === 'manual') === index));

/** A list that leaves out all that another has is refused at its line. */
function isNotRefused(trigger: TriggerSpec): boolean {
  try {
    triggerOf(trigger);
    return true;
  } catch {
    return false;
  }
}

export function triggerOf(trigger: TriggerSpec): Trigger {
  switch (trigger.kind) {
    case 'push': {
      const { kind, ...options } = trigger;
      return Trigger.push(options);
    }
    case 'pullRequest': {
      const { kind, ...options } = trigger;
      return Trigger.pullRequest(options);
    }
    case 'tag': return Trigger.tag({ patterns: trigger.patterns });
    case 'schedule': return Trigger.schedule({ cron: trigger.cron, branch: trigger.branch });
    case 'manual': return Trigger.manual({ inputs: trigger.inputs.map((name) => ManualInput.named(name, INPUTS[name])) });
  }
}
