import { ContextName } from './env';
import { Job } from './job';
import { hasTrigger } from './job-group';
import { secretsOf } from './job-secrets';
import { NameSet } from './patterns/name-set';
import { EVERY, isWholeName } from './patterns/pattern';
import { Trigger } from './trigger';

/**
 * All that a definition can ask of a provider and that the four do not do alike. Each provider says of each whether it does it exactly,
 * by other means, or not at all.
 */
export const FEATURES = [
  'push', 'pushPattern', 'pushPaths', 'pushPathsIgnore',
  'pullRequest', 'pullRequestPattern', 'pullRequestPaths', 'pullRequestPathsIgnore', 'draftsIgnored', 'forksSkipped',
  'tag', 'schedule', 'scheduleOtherBranch', 'manual', 'manualInputs',
  'needs', 'timeout', 'queue', 'cancelOlder', 'continueOnError',
  'runner', 'environment', 'fetchDepth', 'pipCache', 'artifacts', 'artifactDays', 'artifactsOnFailure', 'junitReport', 'codeQualityReport',
  'secret', 'environmentSecret', 'externalSecret', 'idToken',
  'runValue', 'commitMessage',
] as const;

export type Feature = typeof FEATURES[number];

/** What a job asks for. */
export function featuresOf(job: Job, defaultBranch: string): Feature[] {
  const ofTriggers = job.triggers.flatMap((trigger) => ofTrigger(trigger, defaultBranch));
  return [...new Set([...ofTriggers, ...ofSettings(job), ...ofSecrets(job), ...ofValues(job)])];
}

function ofTrigger(trigger: Trigger, defaultBranch: string): Feature[] {
  switch (trigger.kind) {
    case 'push': return [
      'push', ...when(hasPattern(trigger.branches), 'pushPattern'),
      ...when(trigger.paths !== undefined, 'pushPaths'), ...when(leavesOut(trigger.paths), 'pushPathsIgnore'),
    ];
    case 'pullRequest': return [
      'pullRequest', ...when(hasPattern(trigger.targets), 'pullRequestPattern'),
      ...when(trigger.paths !== undefined, 'pullRequestPaths'), ...when(leavesOut(trigger.paths), 'pullRequestPathsIgnore'),
      ...when(trigger.drafts === 'left-out', 'draftsIgnored'),
    ];
    case 'tag': return ['tag'];
    case 'schedule': return ['schedule', ...when(trigger.branch !== defaultBranch, 'scheduleOtherBranch')];
    case 'manual': return ['manual', ...when(trigger.inputs.length > 0, 'manualInputs')];
  }
}

function hasPattern(rules: NameSet): boolean {
  return rules.some(({ pattern }) => !isWholeName(pattern) && pattern !== EVERY);
}

function leavesOut(rules: NameSet | undefined): boolean {
  return rules?.some(({ included }) => !included) ?? false;
}

function ofSettings(job: Job): Feature[] {
  return [
    'timeout',
    ...when(job.needs.length > 0, 'needs'),
    ...when(job.concurrency?.kind === 'queue', 'queue'),
    // the program does it by itself where the provider cannot
    ...when(job.concurrency?.kind === 'cancelOlder' && job.concurrency.also === 'nobody', 'cancelOlder'),
    ...when(job.failure === 'tolerated', 'continueOnError'),
    ...when(job.runner !== undefined, 'runner'),
    ...when(job.environment !== undefined, 'environment'),
    ...when(job.fetchDepth !== undefined, 'fetchDepth'),
    ...when(job.cache?.kind === 'pip', 'pipCache'),
    ...when(job.artifacts !== undefined, 'artifacts'),
    ...when(job.artifacts?.days !== undefined, 'artifactDays'),
    ...when(job.artifacts?.when === 'always', 'artifactsOnFailure'),
    ...when(job.reports !== undefined, 'junitReport'),
    ...when(job.reports?.codeQuality !== undefined, 'codeQualityReport'),
    ...when(job.idTokens.length > 0, 'idToken'),
    ...when(job.forks === 'skip' && hasTrigger(job, 'pullRequest'), 'forksSkipped'),
  ];
}

function ofSecrets(job: Job): Feature[] {
  const secrets = secretsOf(job);
  return [
    ...when(secrets.length > 0, 'secret'),
    ...when(secrets.some(({ environment }) => environment !== undefined), 'environmentSecret'),
    ...when(secrets.some(({ gitlab, azure }) => gitlab !== undefined || azure !== undefined), 'externalSecret'),
  ];
}

function ofValues(job: Job): Feature[] {
  const names = Object.values(job.env).flatMap((value): ContextName[] => value.kind === 'context' ? [value.of] : []);
  return [...when(names.length > 0, 'runValue'), ...when(names.includes('commitMessage'), 'commitMessage')];
}

function when(holds: boolean, feature: Feature): Feature[] {
  return holds ? [feature] : [];
}
