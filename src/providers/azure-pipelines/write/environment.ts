import { ContextName, Env } from '../../../model/env';
import { Starts } from '../../../model/job-group';
import { AzureSettings } from '../options';

/** What is known of the runs of a pipeline before they start. */
export interface RunKinds {
  readonly starts: Starts;
  readonly codeHost: AzureSettings['codeHost'];
}

/**
 * Lines of bash that hand the values of the run on: by the shell, for a macro of Azure would put the name of a branch into the source of
 * the script.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables
 */
export function exportRunValues(environment: Env, kinds: RunKinds): string[] {
  return Object.entries(environment).flatMap(([name, value]) => value.kind === 'context' ? linesFor(name, value.of, kinds) : []);
}

function linesFor(name: string, of: ContextName, { starts, codeHost }: RunKinds): string[] {
  const forPullRequest = starts.pullRequest !== undefined;
  switch (of) {
    case 'branch': return steps(name, ...branchWords(starts));
    case 'tag': return tagLines(name, starts);
    case 'commit': return steps(name, forPullRequest ? '${SYSTEM_PULLREQUEST_SOURCECOMMITID:-$BUILD_SOURCEVERSION}' : '$BUILD_SOURCEVERSION');
    case 'commitMessage': return steps(name, '$BUILD_SOURCEVERSIONMESSAGE');
    case 'pullRequestId': return forPullRequest ? steps(name, codeHost === 'github' ? '$SYSTEM_PULLREQUEST_PULLREQUESTNUMBER' : '$SYSTEM_PULLREQUEST_PULLREQUESTID') : empty(name);
    // Azure Repos puts `refs/heads/` before the name, and the others do not
    case 'sourceBranch': return forPullRequest ? steps(name, '${SYSTEM_PULLREQUEST_SOURCEBRANCH#refs/heads/}') : empty(name);
    case 'targetBranch': return forPullRequest ? steps(name, '${SYSTEM_PULLREQUEST_TARGETBRANCH#refs/heads/}') : empty(name);
    // Azure writes True and False
    case 'fromFork': return forPullRequest ? steps(name, '${SYSTEM_PULLREQUEST_ISFORK:-false}', () => `\${${name},,}`) : [`export ${name}=false`];
    case 'event': return [eventLine(name)];
    case 'runUrl': return steps(name, '$SYSTEM_COLLECTIONURI${SYSTEM_TEAMPROJECT// /%20}/_build/results?buildId=$BUILD_BUILDID');
    case 'repository': return steps(name, '$BUILD_REPOSITORY_NAME');
  }
}

/** `Build.SourceBranchName` would be the last part of the name only. */
function branchWords(starts: Starts): [string, ...((name: string) => string)[]] {
  const { pullRequest, tag } = starts;
  if (!pullRequest && !tag) return ['${BUILD_SOURCEBRANCH#refs/heads/}'];
  if (isOnly('pullRequest', starts)) return ['${SYSTEM_PULLREQUEST_SOURCEBRANCH#refs/heads/}'];
  const first = pullRequest ? '${SYSTEM_PULLREQUEST_SOURCEBRANCH:-$BUILD_SOURCEBRANCH}' : '$BUILD_SOURCEBRANCH';
  const withoutTag = (name: string): string => `\${${name}##refs/tags/*}`;
  return [first, ...tag ? [withoutTag] : [], (name) => `\${${name}#refs/heads/}`];
}

function tagLines(name: string, starts: Starts): string[] {
  if (!starts.tag) return empty(name);
  return isOnly('tag', starts) ? steps(name, '${BUILD_SOURCEBRANCH#refs/tags/}') : steps(name, '${BUILD_SOURCEBRANCH##refs/[!t]*}', () => `\${${name}#refs/tags/}`);
}

function isOnly(kind: 'pullRequest' | 'tag', starts: Starts): boolean {
  const { push, pullRequest, tag, schedules, manual } = starts;
  return starts[kind] !== undefined && [push, pullRequest, tag, manual].filter((start) => start !== undefined).length === 1 && schedules.length === 0;
}

/** One expansion after the other, because bash cannot nest them. */
function steps(name: string, first: string, ...rest: readonly ((name: string) => string)[]): string[] {
  return [first, ...rest.map((step) => step(name))].map((expansion) => `export ${name}="${expansion}"`);
}

function empty(name: string): string[] {
  return [`export ${name}=`];
}

/** A person may run any pipeline by hand; the runs that a policy or a program starts have reasons that begin in the same way. */
function eventLine(name: string): string {
  const cases = [
    ['PullRequest*', 'pull_request'],
    ['Schedule*', 'schedule'],
    ['Manual*', 'manual'],
    ['*" refs/tags/"*', 'tag'],
    ['*', 'push'],
  ];
  return `case "$BUILD_REASON $BUILD_SOURCEBRANCH" in ${cases.map(([pattern, event]) => `${pattern}) export ${name}=${event} ;;`).join(' ')} esac`;
}
