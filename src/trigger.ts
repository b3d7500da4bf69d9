import { checkBranch } from './model/branch-name';
import { BranchSet } from './model/branch-set';
import { invalid, wrongType } from './model/invalid';
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

/** What starts a job. */
export class Trigger {
  /**
   * A push to a branch; never a tag.
   *
   * @throws an error when both lists are given, when one is empty, or when a branch is a pattern or no branch name
   */
  public static push(options: PushTriggerOptions = {}): Trigger {
    const { branches, branchesIgnore } = options;
    if (branches && branchesIgnore) throw invalid('Trigger.push', branches, 'has both `branches` and `branchesIgnore`', 'give one of the two');
    if (branches) return new Trigger({ kind: 'push', branches: { kind: 'only', branches: checkBranches('branches', branches) } });
    return new Trigger({ kind: 'push', branches: everyBranchExcept(branchesIgnore) });
  }

  private constructor(private readonly model: TriggerModel) {}

  /** @internal */
  public _toModel(): TriggerModel {
    return this.model;
  }
}

function everyBranchExcept(branches: string[] | undefined): BranchSet {
  return { kind: 'except', branches: branches ? checkBranches('branchesIgnore', branches) : [] };
}

function checkBranches(property: string, branches: readonly string[]): string[] {
  if (!Array.isArray(branches)) throw wrongType(property, branches, 'a list of branch names');
  if (branches.length === 0) throw invalid(property, '[]', 'is empty', 'name at least one branch, or leave the property out');
  return [...new Set(branches.map((branch) => checkBranch(property, branch)))];
}
