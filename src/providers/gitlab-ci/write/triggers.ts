import { nameTest } from './names';
import { commentAbove } from '../../../document/comment';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';
import { LIMITS } from '../../../model/limits';
import { commonNames, listedNamesOf, otherNames, rulesOf } from '../../../model/patterns/listed-names';
import { NameSet } from '../../../model/patterns/name-set';
import { PullRequestTrigger, ScheduleTrigger, Trigger } from '../../../model/trigger';
import { PIPELINE_CHOICE } from '../../../model/variable-name';

/** What a rule asks for: an expression, and files of which one must have changed. */
interface Start {
  readonly test: string;
  readonly paths?: NameSet;
  readonly event: 'push' | 'other';
}

/** What the rules of a job hang on beside its triggers. */
export interface Surroundings {
  readonly defaultBranch: string;
  /** The pipeline that a start by hand has to name; undefined for a job that nobody starts by hand. */
  readonly pipeline?: string;
}

const PUSH = '$CI_PIPELINE_SOURCE == "push"';
const AT_A_TIME = '$CI_PIPELINE_SOURCE == "schedule"';
const BY_HAND = '$CI_PIPELINE_SOURCE == "web"';
const MERGE_REQUEST = '$CI_PIPELINE_SOURCE == "merge_request_event"';

/** The source branch lies in the project that the merge request is in. @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
const NO_FORK = '$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID';

/** Where GitLab is too old to know of drafts, no job runs rather than one too many. @see https://gitlab.com/gitlab-org/gitlab/-/issues/275981 */
const NO_DRAFT = '$CI_MERGE_REQUEST_DRAFT == "false"';

/** Noughts where the push made the branch. @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
const NEW_BRANCH = '$CI_COMMIT_BEFORE_SHA =~ /^0+$/';
const KNOWN_BRANCH = '$CI_COMMIT_BEFORE_SHA !~ /^0+$/';

/** One rule for each trigger of the job; the first that holds starts it. @see https://docs.gitlab.com/ci/yaml/#rules */
export function renderRules(job: Job, { defaultBranch, pipeline }: Surroundings): YamlMap[] {
  const starts = [...startsOf(job), ...pipeline === undefined ? [] : [manualStart(pipeline)]];
  const rules = starts.flatMap((start) => renderStart(start, defaultBranch));
  const newBranch = rules.findIndex(({ changes }) => changes !== undefined && !Array.isArray(changes));
  if (newBranch >= 0) commentAbove(rules, newBranch, `A new branch has no push before, so it is compared with ${defaultBranch}.`);
  // a job whose names leave each other out never runs, and a job without rules would run for every push
  return rules.length > 0 ? rules : [{ when: 'never' }];
}

/** Tests that hold for the events of all jobs together, whatever else these ask for. */
export function eventTests(jobs: readonly Job[]): string[] {
  const all = jobs.flatMap(({ triggers }) => triggers);
  const targets = merged(all.flatMap((trigger) => trigger.kind === 'pullRequest' ? [trigger.targets] : []));
  const triggers = [
    ...all.map((trigger) => trigger.kind === 'push' ? { ...trigger, paths: undefined } : trigger).filter(({ kind }) => kind !== 'pullRequest'),
    ...targets.map((set): Trigger => ({ kind: 'pullRequest', targets: set, drafts: 'included' })),
  ];
  const byHand = all.some(({ kind }) => kind === 'manual') ? [BY_HAND] : [];
  return [...new Set([...startsOf({ triggers, forks: 'run' }).map(({ test }) => test), ...byHand])];
}

/** The events of a job but for a start by hand. */
function startsOf({ triggers, forks }: Pick<Job, 'triggers' | 'forks'>): Start[] {
  const tags = triggers.flatMap((trigger) => trigger.kind === 'tag' ? [trigger.tags] : []);
  return [
    ...pushStarts(triggers),
    ...triggers.flatMap((trigger) => trigger.kind === 'pullRequest' ? mergeRequestStart(trigger, forks) : []),
    ...named(merged(tags), '$CI_COMMIT_TAG').map(pushed),
    ...triggers.flatMap((trigger) => trigger.kind === 'schedule' ? scheduleStart(trigger) : []),
  ];
}

function pushStarts(triggers: readonly Trigger[]): Start[] {
  const pushes = triggers.filter((trigger) => trigger.kind === 'push');
  const whateverChanged = merged(pushes.filter(({ paths }) => !paths).map(({ branches }) => branches));
  return [
    ...named(whateverChanged, '$CI_COMMIT_BRANCH').map(pushed),
    ...pushes.flatMap(({ branches, paths }) => paths ? named([branches], '$CI_COMMIT_BRANCH').map((test) => ({ ...pushed(test), paths })) : []),
  ];
}

function pushed(test: string): Start {
  return { test: `${PUSH} && ${test}`, event: 'push' };
}

function mergeRequestStart({ targets, drafts, paths }: PullRequestTrigger, forks: Job['forks']): Start[] {
  return named([targets], '$CI_MERGE_REQUEST_TARGET_BRANCH_NAME').map((test) => ({
    test: [MERGE_REQUEST, test, ...drafts === 'left-out' ? [NO_DRAFT] : [], ...forks === 'skip' ? [NO_FORK] : []].join(' && '),
    paths,
    event: 'other',
  }));
}

/** GitLab has schedules in its settings only, and tells them apart by what a person wrote there. @see https://docs.gitlab.com/ci/pipelines/schedules/ */
function scheduleStart({ cron, branch }: ScheduleTrigger): Start {
  return { test: `${AT_A_TIME} && $CI_PIPELINE_SCHEDULE_DESCRIPTION == "${cron}" && $CI_COMMIT_BRANCH == "${branch}"`, event: 'other' };
}

function manualStart(pipeline: string): Start {
  return { test: `${BY_HAND} && $${PIPELINE_CHOICE} == "${pipeline}"`, event: 'other' };
}

function named(sets: readonly NameSet[], variable: string): string[] {
  return sets.flatMap((set) => nameTest(variable, set) ?? []);
}

/**
 * Without `compare_to` any path is taken to have changed on a new branch; with it on a known one the whole branch would count, not the
 * push. A merge request is compared with its target by itself.
 * @see https://docs.gitlab.com/ci/yaml/#ruleschangescompare_to
 */
function renderStart({ test, paths, event }: Start, defaultBranch: string): YamlMap[] {
  if (!paths) return [{ if: test }];
  return globLists(paths).flatMap((globs): YamlMap[] => event === 'other' ? [{ if: test, changes: globs }] : [
    { if: `${test} && ${NEW_BRANCH}`, changes: { paths: globs, compare_to: `refs/heads/${defaultBranch}` } },
    { if: `${test} && ${KNOWN_BRANCH}`, changes: [...globs] },
  ]);
}

/** Few sets that hold together the names of all: what needs no pattern comes out as one, and a set that is there twice once. */
export function merged(sets: readonly NameSet[]): NameSet[] {
  const patterned = new Map(sets.filter((set) => !listedNamesOf(set)).map((set) => [JSON.stringify(set), set]));
  const listed = sets.flatMap((set) => listedNamesOf(set) ?? []);
  if (listed.length === 0) return [...patterned.values()];
  const union = listed.reduce((a, b) => otherNames(commonNames(otherNames(a), otherNames(b))));
  const isEvery = union.kind === 'except' && union.names.size === 0;
  return [rulesOf(union), ...isEvery ? [] : patterned.values()];
}

/**
 * The set as globs of Ruby's `File.fnmatch`, in lists that are not too long for one rule. What the set leaves out is no glob: the table of
 * features refuses it. At the end of a glob Ruby reads two stars as one.
 * @see https://docs.ruby-lang.org/en/master/File.html#method-c-fnmatch
 */
export function globLists(paths: NameSet): string[][] {
  const globs = [...new Set(paths.filter(({ included }) => included).map(({ pattern }) => pattern.replace(/(^|\/)\*\*$/, '$1**/*')))];
  return Array.from({ length: Math.ceil(globs.length / LIMITS.globs) }, (_, index) => globs.slice(index * LIMITS.globs, (index + 1) * LIMITS.globs));
}
