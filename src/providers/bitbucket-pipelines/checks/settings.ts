import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { LIMITS } from '../../../model/limits';
import { runnerLabels } from '../write/step/step';

/** Settings of a job that are beyond a limit. */
export function checkSettings(job: Job): Diagnostic[] {
  return [...artifactsOf(job), ...runnerOf(job)];
}

function artifactsOf({ artifacts, path }: Job): Diagnostic[] {
  return artifacts?.days === undefined || artifacts.days <= LIMITS.artifactDaysOfSteps ? [] : [{
    code: 'not-supported',
    path,
    message: `\`artifacts.days\` is ${artifacts.days}, but Bitbucket Pipelines keeps artifacts for ${LIMITS.artifactDaysOfSteps} days and no longer`,
    fix: `set at most ${LIMITS.artifactDaysOfSteps}, or let a command put the files into a store of your own`,
  }];
}

function runnerOf({ runner, path }: Job): Diagnostic[] {
  const labels = runner?.bitbucket && runnerLabels(runner.bitbucket);
  const long = labels?.find((label) => label.length > LIMITS.runnerLabelCharacters);
  if (long !== undefined) return [unspellable(path, `the label "${long}" has ${long.length} characters`, `at most ${LIMITS.runnerLabelCharacters}`)];
  if (labels && labels.length > LIMITS.runnerLabels) return [unspellable(path, `there are ${labels.length} labels, "self.hosted" included`, `at most ${LIMITS.runnerLabels}`)];
  return [];
}

function unspellable(path: string, what: string, allowed: string): Diagnostic {
  return {
    code: 'unspellable-value',
    path,
    message: `\`runner.bitbucket\`: ${what}, and Bitbucket Pipelines allows ${allowed}`,
    fix: 'give the runner fewer or shorter labels',
  };
}
