import { includeExcludeOf } from './include-exclude';
import { commentAbove } from '../../../document/comment';
import { YamlMap, YamlValue } from '../../../document/document';
import { JobGroup, NamedStart, Starts } from '../../../model/job-group';
import { ScheduleTrigger } from '../../../model/trigger';
import { AzureSettings } from '../options';

/** The keys that say what starts a pipeline; `trigger` and `pr` are always there, for without them Azure would start it too. */
export function renderStarts(group: JobGroup, settings: AzureSettings): YamlMap {
  const starts: YamlMap = {
    trigger: renderTrigger(group.starts),
    pr: renderPullRequest(group, settings),
    schedules: group.starts.schedules.length > 0 ? group.starts.schedules.map(renderSchedule) : undefined,
  };
  return commentAbove(starts, 'pr', commentOnPullRequest(group.starts, settings));
}

function commentOnPullRequest({ pullRequest }: Starts, { codeHost }: AzureSettings): string | undefined {
  if (!pullRequest) return 'Without this line Azure would also start for pull requests of a repository on GitHub or Bitbucket.';
  return codeHost === 'azureRepos' ? 'In Azure Repos a branch policy starts the pipeline for pull requests: PIPELINES.md says which.' : undefined;
}

/**
 * `include` is always written: what `exclude` alone means is documented in two ways.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
function renderTrigger({ push, tag }: Starts): YamlValue {
  if (!push && !tag) return 'none';
  const tags = tag ? includeExcludeOf('branches', tag.names) : { include: [], exclude: [] };
  const branches = push ? includeExcludeOf('branches', push.names) : { include: [], exclude: [] };
  return {
    branches: renderLists([...branches.include, ...tags.include.map(tagRef)], [...branches.exclude, ...tags.exclude.map(tagRef)]),
    paths: push && renderPaths(push),
  };
}

/** A tag by its full name, because a name alone is that of a branch. */
function tagRef(name: string): string {
  return `refs/tags/${name}`;
}

/**
 * Nothing for Azure Repos, where the file has no say in it.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pr
 */
function renderPullRequest({ jobs, starts: { pullRequest } }: JobGroup, { codeHost }: AzureSettings): YamlValue {
  if (!pullRequest || codeHost === 'azureRepos') return 'none';
  const { include, exclude } = includeExcludeOf('branches', pullRequest.names);
  return {
    // for the whole run: a check sees to it that its jobs agree
    autoCancel: jobs.every(({ concurrency }) => concurrency?.kind === 'cancelOlder'),
    drafts: pullRequest.drafts === 'left-out' ? false : undefined,
    branches: renderLists(include, exclude),
    paths: renderPaths(pullRequest),
  };
}

function renderPaths({ paths }: NamedStart): YamlMap | undefined {
  if (!paths) return undefined;
  const { include, exclude } = includeExcludeOf('paths', paths);
  return renderLists(include, exclude);
}

function renderLists(include: readonly string[], exclude: readonly string[]): YamlMap {
  return { include: [...include], exclude: exclude.length > 0 ? [...exclude] : undefined };
}

/**
 * Without `always` Azure would leave out the times at which nothing has changed since the last.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/scheduled-triggers
 */
function renderSchedule({ cron, branch }: ScheduleTrigger): YamlMap {
  return { cron, displayName: `${cron} (UTC) on ${branch}`, branches: { include: [branch] }, always: true };
}
