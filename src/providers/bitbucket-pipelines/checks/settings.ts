import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { runnerLabels } from '../write/step/step';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/use-artifacts-in-steps/ */
const DAYS_OF_ARTIFACTS = 14;

/** @see https://support.atlassian.com/bitbucket-cloud/docs/configure-your-runner-in-bitbucket-pipelines-yml/ */
const MOST_LABELS = 10;
const LONGEST_LABEL = 50;

/** Settings of a job that are beyond a limit. */
export function checkSettings(job: Job): Diagnostic[] {
  return [...artifactsOf(job), ...runnerOf(job)];
}

function artifactsOf({ artifacts, path }: Job): Diagnostic[] {
  return artifacts?.days === undefined || artifacts.days <= DAYS_OF_ARTIFACTS ? [] : [{
    code: 'not-supported',
    path,
    message: `\`artifacts.days\` is ${artifacts.days}, but Bitbucket Pipelines keeps artifacts for ${DAYS_OF_ARTIFACTS} days and no longer`,
    fix: `set at most ${DAYS_OF_ARTIFACTS}, or let a command put the files into a store of your own`,
  }];
}

function runnerOf({ runner, path }: Job): Diagnostic[] {
  const labels = runner?.bitbucket && runnerLabels(runner.bitbucket);
  const long = labels?.find((label) => label.length > LONGEST_LABEL);
  if (long !== undefined) return [unspellable(path, `the label "${long}" has ${long.length} characters`, `at most ${LONGEST_LABEL}`)];
  if (labels && labels.length > MOST_LABELS) return [unspellable(path, `there are ${labels.length} labels, "self.hosted" included`, `at most ${MOST_LABELS}`)];
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
