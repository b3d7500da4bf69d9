import { AzureSettings, createLine } from './options';
import { pipelinesOf } from './write/files';
import { includeExcludeOf, IncludeExclude } from './write/include-exclude';
import { pathOf } from './write/index';
import { queuedEnvironments } from './write/queue';
import { variableGroupsOf, vaultsOf } from './write/secrets';
import { PipelineDocument } from '../../document/document';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { JobGroup, NamedStart } from '../../model/job-group';

/** What has to be done by hand before the pipelines do all that their files say. */
export function setUp({ jobs }: Definition, documents: readonly PipelineDocument[], { codeHost }: AzureSettings): string[] {
  const groups = pipelinesOf(jobs);
  return [
    ...documents.map(({ path }) => createLine(path)),
    ...codeHost === 'azureRepos' ? groups.flatMap(policyLine) : [],
    ...codeHost !== 'azureRepos' ? groups.flatMap(forkLine) : [],
    ...environmentLines(jobs),
    ...[...new Set(jobs.flatMap(variableGroupsOf))].map((group) => `Let the pipelines use the variable group "${group}": Pipelines > Library > ${group} > Pipeline permissions.`),
    ...[...new Set(jobs.flatMap((job) => vaultsOf(job).map(({ vault, serviceConnection }) => vaultLine(vault, serviceConnection))))],
    ...[...new Set(jobs.flatMap(({ artifacts }) => artifacts?.days === undefined ? [] : [retentionLine(artifacts.name, artifacts.days)]))],
  ];
}

/** @see https://learn.microsoft.com/en-us/azure/devops/repos/git/branch-policies#build-validation */
function policyLine(group: JobGroup): string[] {
  const { pullRequest } = group.starts;
  if (!pullRequest) return [];
  const paths = pullRequest.paths ? `, path filter \`${policyPaths(includeExcludeOf('paths', pullRequest.paths))}\`` : '';
  return [`Let pull requests into ${targetsText(pullRequest)} start the pipeline \`/${pathOf(group)}\`: Repos > Branches > the branch > Branch policies > Build validation > +${paths}${patternPlace(pullRequest)}.`];
}

/** @see https://learn.microsoft.com/en-us/azure/devops/repos/git/repository-settings#cross-repo-branch-policies */
function patternPlace({ names }: NamedStart): string {
  const isPattern = includeExcludeOf('branches', names).include.some((branch) => branch.includes('*'));
  return isPattern ? '; for a pattern first Project settings > Repositories > Policies > Branch Policies > +' : '';
}

function targetsText({ names }: NamedStart): string {
  const { include, exclude } = includeExcludeOf('branches', names);
  const listed = (patterns: readonly string[]): string => patterns.map((pattern) => `\`${pattern}\``).join(', ');
  const targets = include.length === 1 && include[0] === '*' ? 'any branch' : listed(include);
  return exclude.length > 0 ? `${targets} except ${listed(exclude)}` : targets;
}

/** The policy's own form: `;` between, `!` before what is left out, and a slash or a star at the beginning. */
function policyPaths({ include, exclude }: IncludeExclude): string {
  const rooted = (path: string): string => path.startsWith('*') && path !== '*' ? path : `/${path}`;
  return [...include.map(rooted), ...exclude.map((path) => `!${rooted(path)}`)].join(';');
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/github#contributions-from-forks */
function forkLine(group: JobGroup): string[] {
  if (!group.starts.pullRequest || group.jobs.every(({ forks }) => forks === 'skip')) return [];
  return [`For pull requests from forks: Edit > Triggers > Pull request validation of the pipeline \`/${pathOf(group)}\` > Build pull requests from forks; leave "Make secrets available to builds of forks" off.`];
}

function environmentLines(jobs: readonly Job[]): string[] {
  const queued = queuedEnvironments(jobs);
  const names = [...new Set(jobs.flatMap(({ environment }) => environment ?? []))];
  return [
    ...names.map((name) => `Create the environment "${name}": Pipelines > Environments > New environment.`),
    ...[...queued].map((name) => `Let deployments to "${name}" wait for each other: Pipelines > Environments > ${name} > Approvals and checks > + > Exclusive lock.`),
  ];
}

function vaultLine(vault: string, serviceConnection: string): string {
  return `Create the service connection "${serviceConnection}" and let it read the secrets of the vault "${vault}": Project settings > Service connections.`;
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/policies/retention */
function retentionLine(name: string, days: number): string {
  return `Keep the artifact "${name}" for ${days} days: Project settings > Pipelines > Settings > Retention policy.`;
}
