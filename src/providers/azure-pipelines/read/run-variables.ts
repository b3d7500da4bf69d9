import { PipelineEvent, PullRequestEvent } from '../../../model/event';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

/**
 * Predefined variables of a run, by the name that expressions and macros use. Azure Repos, unlike the others, gives full names of branches
 * for pull requests.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables
 */
export function runVariables(event: PipelineEvent, host: 'azureRepos' | 'other'): Record<string, string> {
  const ref = refOf(event);
  return {
    'Build.Reason': reasonOf(event),
    'Build.SourceBranch': ref,
    'Build.SourceBranchName': ref.split('/').slice(-1)[0],
    'Build.SourceVersion': event.kind === 'pullRequest' ? SAMPLE_RUN.mergeCommit : SAMPLE_RUN.commit,
    'Build.SourceVersionMessage': SAMPLE_RUN.commitMessage.split('\n')[0],
    'Build.BuildId': SAMPLE_RUN.runId,
    'Build.Repository.Name': SAMPLE_RUN.repository,
    'Build.Repository.Provider': host === 'azureRepos' ? 'TfsGit' : 'GitHub',
    'System.CollectionUri': 'https://dev.azure.com/rehearsal/',
    'System.TeamProject': 'rehearsal',
    'System.JobAttempt': '1',
    'Pipeline.Workspace': '/home/vsts/work/1',
    'TF_BUILD': 'True',
    ...event.kind === 'pullRequest' ? pullRequestVariables(event, host) : {},
  };
}

function reasonOf({ kind }: PipelineEvent): string {
  switch (kind) {
    case 'push': case 'tag': return 'IndividualCI';
    case 'pullRequest': return 'PullRequest';
    case 'schedule': return 'Schedule';
    case 'manual': return 'Manual';
  }
}

function refOf(event: PipelineEvent): string {
  switch (event.kind) {
    case 'tag': return `refs/tags/${event.tag}`;
    case 'pullRequest': return `refs/pull/${event.number}/merge`;
    default: return `refs/heads/${event.branch}`;
  }
}

function pullRequestVariables({ number, source, target, fork }: PullRequestEvent, host: 'azureRepos' | 'other'): Record<string, string> {
  const before = host === 'azureRepos' ? 'refs/heads/' : '';
  return {
    'System.PullRequest.PullRequestId': String(number),
    ...host === 'azureRepos' ? {} : { 'System.PullRequest.PullRequestNumber': String(number) },
    'System.PullRequest.SourceBranch': `${before}${source}`,
    'System.PullRequest.TargetBranch': `${before}${target}`,
    'System.PullRequest.SourceCommitId': SAMPLE_RUN.commit,
    'System.PullRequest.IsFork': fork ? 'True' : 'False',
  };
}
