import { checkBranch } from './model/branch-name';
import { BranchSet } from './model/branch-set';
import { invalid, wrongType } from './model/invalid';
import { checkFilledList, checkKnown, PropertyNames } from './model/property';
import { Trigger as TriggerModel } from './model/trigger';

/** The branches whose push starts a job: at most one of the two. */
export interface PushTriggerOptions {
  /**
   * Only these branches, by their whole names.
   * @default - every branch
   */
  readonly branches?: string[];
  /**
   * Every branch but these, by their whole names.
   * @default - none is left out
   */
  readonly branchesIgnore?: string[];
}

const PUSH_PROPERTIES: PropertyNames<PushTriggerOptions> = { branches: true, branchesIgnore: true };

/** What starts a job. */
export class Trigger {
  /**
   * A push to a branch; never a tag.
   *
   * @throws an error when both lists are given, when one is empty, or when a branch is a pattern or no branch name
   */
  public static push(options: PushTriggerOptions = {}): Trigger {
    const { branches, branchesIgnore } = checkKnown('Trigger.push', options, PUSH_PROPERTIES);
    if (branches !== undefined && branchesIgnore !== undefined) throw invalid('branchesIgnore', branchesIgnore, 'is given beside `branches`', 'give one of the two');
    if (branches !== undefined) return new Trigger({ kind: 'push', branches: { kind: 'only', branches: checkBranches('branches', branches) } });
    return new Trigger({ kind: 'push', branches: everyBranchExcept(branchesIgnore) });
  }

  /** @internal */
  public static _check(property: string, triggers: readonly Trigger[]): readonly Trigger[] {
    for (const trigger of checkFilledList(property, triggers, 'a list of triggers, such as `[Trigger.push()]`')) {
      if (!(trigger instanceof Trigger)) throw wrongType(property, trigger, 'a trigger, such as `Trigger.push()`');
    }
    return [...triggers];
  }

  private constructor(private readonly model: TriggerModel) {}

  /** @internal */
  public _toModel(): TriggerModel {
    return this.model;
  }
}

function everyBranchExcept(branches: string[] | undefined): BranchSet {
  return { kind: 'except', branches: branches === undefined ? [] : checkBranches('branchesIgnore', branches) };
}

function checkBranches(property: string, branches: readonly string[]): string[] {
  return [...new Set(checkFilledList(property, branches, 'a list of branch names').map((branch) => checkBranch(property, branch)))];
}
