import { ManualInput } from './manual-input';
import { checkBranch } from './model/branch-name';
import { problemOfCron } from './model/cron';
import { invalid, wrongType } from './model/invalid';
import { EVERY_NAME, NameSet, setOf } from './model/patterns/name-set';
import { checkNamePatterns, checkPathPatterns } from './model/patterns/checked-patterns';
import { checkFlag, checkKnown, checkList, checkFilledList, checkText, PropertyNames } from './model/property';
import { Trigger as TriggerModel, TriggerKind } from './model/trigger';

/** The branches and files whose push starts a job. */
export interface PushTriggerOptions {
  /**
   * Only these branches: whole names, or patterns such as `release/*` (one part) and `release/**` (everything below).
   * @default - every branch
   */
  readonly branches?: string[];
  /**
   * Not these branches, also where `branches` has them.
   * @default - none is left out
   */
  readonly branchesIgnore?: string[];
  /**
   * Only when a changed file matches, such as `models/**` (all below) or `models/*.sql` (one level).
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
  /** Whole names or patterns, such as `v*`. */
  readonly patterns: string[];
}

/** When a job starts by itself. */
export interface ScheduleTriggerOptions {
  /**
   * The five fields of cron, in UTC: minute, hour, day of the month, month, day of the week (0 to 6, Sunday is 0). Numbers, ranges, lists,
   * `*`, and steps of these; at most every five minutes.
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

/** What starts a job. A job with several starts for each of them. */
export class Trigger {
  /**
   * A push to a branch; never a tag.
   *
   * @throws an error when a list is empty, or holds what is no name and no pattern
   */
  public static push(options: PushTriggerOptions = {}): Trigger {
    const { branches, branchesIgnore, paths, pathsIgnore } = checkKnown('Trigger.push', options, PUSH_PROPERTIES);
    const names = namesOf({ property: 'branches', list: branches }, { property: 'branchesIgnore', list: branchesIgnore });
    const files = pathsOf(paths, pathsIgnore);
    return new Trigger(() => ({ kind: 'push', branches: names, paths: files }));
  }

  /**
   * A pull or merge request that is opened, reopened, or gets a new commit. In Azure Repos a branch policy has to start it, which
   * `PIPELINES.md` describes.
   *
   * @throws an error when a list is empty, or holds what is no name and no pattern
   */
  public static pullRequest(options: PullRequestTriggerOptions = {}): Trigger {
    const { targetBranches, paths, pathsIgnore, drafts = true } = checkKnown('Trigger.pullRequest', options, PULL_REQUEST_PROPERTIES);
    const targets = namesOf({ property: 'targetBranches', list: targetBranches }, { property: 'targetBranches' });
    const files = pathsOf(paths, pathsIgnore);
    const ofDrafts = checkFlag('drafts', drafts) ? 'included' : 'left-out';
    return new Trigger(() => ({ kind: 'pullRequest', targets, paths: files, drafts: ofDrafts }));
  }

  /**
   * The push of a tag.
   *
   * @throws an error when the list is empty, or holds what is no name and no pattern
   */
  public static tag(options: TagTriggerOptions): Trigger {
    const { patterns } = checkKnown('Trigger.tag', options, TAG_PROPERTIES);
    const tags = setOf(checkNamePatterns('patterns', patterns), []);
    return new Trigger(() => ({ kind: 'tag', tags }));
  }

  /**
   * A time, in UTC. On GitLab CI and Bitbucket Pipelines somebody has to make the schedule in the settings, which `PIPELINES.md` describes.
   *
   * @throws an error when the time is none that all four understand
   */
  public static schedule(options: ScheduleTriggerOptions): Trigger {
    const { cron, branch } = checkKnown('Trigger.schedule', options, SCHEDULE_PROPERTIES);
    const problem = problemOfCron(checkText('cron', cron));
    if (problem) throw invalid('cron', cron, problem, 'give one such as "30 5 * * 1-5"');
    const named = branch === undefined ? undefined : checkBranch('branch', branch);
    return new Trigger((defaultBranch) => ({ kind: 'schedule', cron, branch: named ?? defaultBranch }));
  }

  /**
   * A person starts the job, on any branch.
   *
   * @throws an error when an input is none, or two have the same name
   */
  public static manual(options: ManualTriggerOptions = {}): Trigger {
    const { inputs = [] } = checkKnown('Trigger.manual', options, MANUAL_PROPERTIES);
    for (const input of checkList('inputs', inputs, 'a list of inputs')) {
      if (!(input instanceof ManualInput)) throw wrongType('inputs', input, "an input, such as `ManualInput.named('FULL_REFRESH')`");
    }
    const models = inputs.map((input) => input._toModel());
    const repeated = models.find(({ variable }, index) => models.findIndex((other) => other.variable === variable) < index);
    if (repeated) throw invalid('inputs', repeated.variable, 'is there twice', 'give one of the two another name');
    return new Trigger(() => ({ kind: 'manual', inputs: models }));
  }

  /** @internal */
  public static _check(property: string, triggers: readonly Trigger[]): readonly Trigger[] {
    for (const trigger of checkFilledList(property, triggers, 'a list of triggers, such as `[Trigger.push()]`')) {
      if (!(trigger instanceof Trigger)) throw wrongType(property, trigger, 'a trigger, such as `Trigger.push()`');
    }
    return [...triggers];
  }

  private constructor(private readonly model: (defaultBranch: string) => TriggerModel) {}

  /** @internal */
  public get _kind(): TriggerKind {
    return this.model('').kind;
  }

  /** @internal */
  public _toModel(defaultBranch: string): TriggerModel {
    return this.model(defaultBranch);
  }
}

interface PatternList {
  readonly property: string;
  readonly list?: string[];
}

function namesOf(include: PatternList, exclude: PatternList): NameSet {
  const left = exclude.list === undefined ? [] : checkNamePatterns(exclude.property, exclude.list);
  if (include.list === undefined) return [...EVERY_NAME, ...setOf([], left)];
  return setOf(checkNamePatterns(include.property, include.list), left);
}

function pathsOf(paths: string[] | undefined, pathsIgnore: string[] | undefined): NameSet | undefined {
  if (paths === undefined && pathsIgnore === undefined) return undefined;
  const left = pathsIgnore === undefined ? [] : checkPathPatterns('pathsIgnore', pathsIgnore);
  return paths === undefined ? [...EVERY_NAME, ...setOf([], left)] : setOf(checkPathPatterns('paths', paths), left);
}
