import { ManualInput } from './manual-input';
import { checkBranch } from '../../model/branch-name';
import { problemOfCron } from '../../model/cron';
import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { LIMITS } from '../../model/limits';
import { checkNamePatterns } from '../../model/patterns/checked-patterns';
import { setOf } from '../../model/patterns/name-set';
import { checkFilledList, checkFlag, checkKnown, checkList, checkText, PropertyNames } from '../../model/property';
import { checkNames, checkPaths } from '../../model/settings/names';
import { ScheduleTrigger, Trigger as TriggerModel, TriggerKind } from '../../model/trigger';

/** The branches and files whose push starts a job. */
export interface PushTriggerOptions {
  /**
   * Only these branches: whole names, or patterns. `*` stands for characters within a part, `**` as a whole part for any parts:
   * `release/*` has `release/1`, and `release/**` has `release/1/fix` too.
   * @default - every branch
   */
  readonly branches?: string[];
  /**
   * Not these branches, also where `branches` has them.
   * @default - none is left out
   */
  readonly branchesIgnore?: string[];
  /**
   * Only when a changed file matches, such as `models/**` (all below), or `models/*.sql` (one level).
   * @default - whatever changed
   */
  readonly paths?: string[];
  /**
   * A change of only these files starts nothing.
   * @default - every file counts
   */
  readonly pathsIgnore?: string[];
}

/** The pull or merge requests that start a job. */
export interface PullRequestTriggerOptions {
  /**
   * Only those into these branches: whole names or patterns.
   * @default - into any branch
   */
  readonly targetBranches?: string[];
  /**
   * Only when a file that the pull request changes matches.
   * @default - whatever changed
   */
  readonly paths?: string[];
  /**
   * A change of only these files starts nothing.
   * @default - every file counts
   */
  readonly pathsIgnore?: string[];
  /**
   * Whether drafts start it too.
   * @default true
   */
  readonly drafts?: boolean;
}

/** The tags whose push starts a job. */
export interface TagTriggerOptions {
  /** Whole names or patterns, such as `v*`. `*` takes no `/`, `**` as a whole part takes any. */
  readonly patterns: string[];
}

/** When a job starts by itself. */
export interface ScheduleTriggerOptions {
  /**
   * The five fields of cron, in UTC: minute, hour, day of the month, month, day of the week (0 to 6, Sunday is 0). Numbers, ranges, lists,
   * `*`, and steps of ranges and of `*`; at most every five minutes, and not by both kinds of day.
   */
  readonly cron: string;
  /**
   * The branch whose newest commit is built.
   * @default - the default branch of the pipelines
   */
  readonly branch?: string;
}

/** What a person may fill in. */
export interface ManualTriggerOptions {
  /**
   * Fields of the form.
   * @default - none
   */
  readonly inputs?: ManualInput[];
}

const PUSH_PROPERTIES: PropertyNames<PushTriggerOptions> = { branches: true, branchesIgnore: true, paths: true, pathsIgnore: true };
const PULL_REQUEST_PROPERTIES: PropertyNames<PullRequestTriggerOptions> = { targetBranches: true, paths: true, pathsIgnore: true, drafts: true };
const TAG_PROPERTIES: PropertyNames<TagTriggerOptions> = { patterns: true };
const SCHEDULE_PROPERTIES: PropertyNames<ScheduleTriggerOptions> = { cron: true, branch: true };
const MANUAL_PROPERTIES: PropertyNames<ManualTriggerOptions> = { inputs: true };

/**
 * What starts a job. A job with several starts for each of them. Where one of the services cannot do what a trigger asks for, the synthesis
 * fails and says so; `docs/providers.md` has the whole table.
 */
export class Trigger {
  /**
   * A push to a branch; never a tag.
   *
   * @throws an error when a list is empty or holds what is no name and no pattern, or when nothing is left of it
   */
  public static push(options: PushTriggerOptions = {}): Trigger {
    const { branches, branchesIgnore, paths, pathsIgnore } = checkKnown('Trigger.push', options, PUSH_PROPERTIES);
    return new Trigger({
      kind: 'push',
      branches: checkNames(['branches', branches], ['branchesIgnore', branchesIgnore]),
      paths: checkPaths(['paths', paths], ['pathsIgnore', pathsIgnore]),
    });
  }

  /**
   * A pull or merge request that is opened, reopened, or gets a new commit. In Azure Repos a branch policy has to start it, which
   * `PIPELINES.md` describes.
   *
   * @throws an error when a list is empty or holds what is no name and no pattern, or when nothing is left of it
   */
  public static pullRequest(options: PullRequestTriggerOptions = {}): Trigger {
    const { targetBranches, paths, pathsIgnore, drafts = true } = checkKnown('Trigger.pullRequest', options, PULL_REQUEST_PROPERTIES);
    return new Trigger({
      kind: 'pullRequest',
      targets: checkNames(['targetBranches', targetBranches]),
      paths: checkPaths(['paths', paths], ['pathsIgnore', pathsIgnore]),
      drafts: checkFlag('drafts', drafts) ? 'included' : 'left-out',
    });
  }

  /**
   * The push of a tag.
   *
   * @throws an error when the list is empty, or holds what is no name and no pattern
   */
  public static tag(options: TagTriggerOptions): Trigger {
    const { patterns } = checkKnown('Trigger.tag', options, TAG_PROPERTIES);
    return new Trigger({ kind: 'tag', tags: setOf(checkNamePatterns('patterns', patterns), []) });
  }

  /**
   * A time, in UTC. On some services somebody has to make the schedule in the settings, which `PIPELINES.md` describes.
   *
   * @throws an error when the time is none that all four understand
   */
  public static schedule(options: ScheduleTriggerOptions): Trigger {
    const { cron, branch } = checkKnown('Trigger.schedule', options, SCHEDULE_PROPERTIES);
    const problem = problemOfCron(checkText('cron', cron, 'the five fields as one text, such as "30 5 * * 1-5"'));
    if (problem) throw invalid('cron', cron, problem, 'give one such as "30 5 * * 1-5"');
    return new Trigger({ kind: 'schedule', cron, branch: branch === undefined ? undefined : checkBranch('branch', branch) });
  }

  /**
   * A person starts the job, on any branch.
   *
   * @throws an error when an input is none, or two have the same name
   */
  public static manual(options: ManualTriggerOptions = {}): Trigger {
    const { inputs = [] } = checkKnown('Trigger.manual', options, MANUAL_PROPERTIES);
    return new Trigger({ kind: 'manual', inputs: checkInputs(inputs).map((input) => input._toModel()) });
  }

  /** @internal */
  public static _check(property: string, triggers: readonly Trigger[]): readonly Trigger[] {
    for (const trigger of checkFilledList(property, triggers, 'a list of triggers, such as `[Trigger.push()]`')) {
      if (!(trigger instanceof Trigger)) throw wrongType(property, trigger, 'a trigger, such as `Trigger.push()`');
    }
    if (triggers.filter(({ _kind }) => _kind === 'manual').length > 1) {
      throw new Error(`${property}: \`Trigger.manual\` is there twice, and a job has one form: give all inputs to one`);
    }
    return [...triggers];
  }

  private constructor(private readonly given: GivenTrigger) {}

  /** @internal */
  public get _kind(): TriggerKind {
    return this.given.kind;
  }

  /** @internal The variables that a person fills in. */
  public get _inputs(): string[] {
    return this.given.kind === 'manual' ? this.given.inputs.map(({ variable }) => variable) : [];
  }

  /** @internal */
  public _toModel(defaultBranch: string): TriggerModel {
    return this.given.kind === 'schedule' ? { ...this.given, branch: this.given.branch ?? defaultBranch } : this.given;
  }
}

refuseUnknownNames('Trigger', Trigger);

/** Which branch is the default one is known to the pipelines only. */
type GivenTrigger = Exclude<TriggerModel, ScheduleTrigger> | (Omit<ScheduleTrigger, 'branch'> & { readonly branch: string | undefined });

function checkInputs(inputs: readonly ManualInput[]): readonly ManualInput[] {
  for (const input of checkList('inputs', inputs, 'a list of inputs')) {
    if (!(input instanceof ManualInput)) throw wrongType('inputs', input, "an input, such as `ManualInput.named('FULL_REFRESH')`");
  }
  if (inputs.length > LIMITS.manualInputs) throw new Error(`inputs: ${inputs.length} are more than the ${LIMITS.manualInputs} that GitHub Actions takes: leave some out, or let one hold several values`);
  const names = inputs.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) throw invalid('inputs', repeated, 'is there twice', 'give one of the two another name');
  return inputs;
}
