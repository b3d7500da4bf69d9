import { Answer, everyOf, no, yes } from './answer';
import { decideName, listsIn } from './name-lists';
import { decidePaths } from './paths';
import { PullRequestEvent } from '../../../model/event';
import { Notes } from '../../shared/read/notes';
import { asMapping, Mapping, unknownKeys } from '../../shared/read/reader';

/**
 * Whether a pull request starts a pipeline whose code lives on GitHub or Bitbucket, or whose file says that a branch policy of Azure Repos
 * does: it has `pr: none`, and a job that asks for pull requests.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pr
 */
export function pullRequestStart({ pr }: Mapping, event: PullRequestEvent, asksForPullRequests: () => boolean, notes: Notes): Answer {
  if (pr === 'none') return asksForPullRequests() ? policyStart(event, notes) : no(['pr'], '`pr` is none');
  if (pr === undefined || pr === null) notes.assume('without `pr` every pull request starts it, as long as the code lives on GitHub or Bitbucket');
  const answer = pr === undefined || pr === null ? yes([], 'there is no `pr`, so every pull request counts') : byFile(pr, event, notes);
  if (answer.starts && event.fork) notes.assume('the pipeline is set to build pull requests from forks');
  return answer;
}

function byFile(pr: unknown, { target, changed, draft }: PullRequestEvent, notes: Notes): Answer {
  const short = typeof pr === 'string' || Array.isArray(pr);
  const { branches, paths, drafts }: Mapping = short ? { branches: pr } : asMapping(pr);
  notes.unknownKeys('pr.', short ? [] : unknownKeys(asMapping(pr), ['autoCancel', 'branches', 'paths', 'drafts']));
  const lists = listsIn(branches, short ? ['pr'] : ['pr', 'branches']);
  if (lists.include.length === 0 && lists.exclude.length > 0) {
    notes.unknown('`pr.branches.exclude` without `include` is taken to start for every other branch');
  }
  const names = { ...lists, include: lists.include.map(withoutHeads), exclude: lists.exclude.map(withoutHeads) };
  const ofDrafts = drafts === false && draft ? no(['pr', 'drafts'], '`drafts` is false') : yes(['pr'], 'it is no draft, or drafts count');
  return everyOf(decideName(names, target), ofDrafts, decidePaths(paths, ['pr', 'paths'], changed, notes));
}

function withoutHeads(name: string): string {
  return name.replace(/^refs\/heads\//, '');
}

/** Which branches and files the policy asks for is not in the file. */
function policyStart({ draft, target }: PullRequestEvent, notes: Notes): Answer {
  if (draft) return no(['pr'], '`pr` is none, and a branch policy of Azure Repos starts nothing for a draft');
  notes.assume(`a branch policy of Azure Repos starts it for pull requests into "${target}" that change what they should`);
  return yes(['pr'], '`pr` is none, and a job asks for the pull requests of a branch policy');
}
