import { Answer, no, yes } from './answer';
import { listsIn, matchesName, NameLists } from './name-lists';
import { Notes } from '../../shared/read/notes';

/**
 * Whether one of the changed files is asked for.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git#paths
 */
export function decidePaths(value: unknown, at: Answer['at'], changed: readonly string[] | undefined, notes: Notes): Answer {
  const place = `\`${at.join('.')}\``;
  if (value === undefined || value === null) return yes(at, 'no path is asked for');
  if (changed === undefined) {
    notes.unknown(`the changed files are not known, so ${place} is taken to match`);
    return yes(at, `${place} is taken to match`);
  }
  const lists = listsIn(value, at);
  const file = changed.find((candidate) => isAskedFor(lists, candidate));
  return file === undefined ? no(at, `${place} matches no changed file`) : yes(at, `${place} takes "${file}"`);
}

/** What is excluded can be included again only by the name of something below the excluded folder. */
function isAskedFor({ include, exclude }: NameLists, file: string): boolean {
  const including = include.map(withoutSlashes).filter((pattern) => matchesPath(pattern, file));
  if (include.length > 0 && including.length === 0) return false;
  const excluding = exclude.map(withoutSlashes).filter((pattern) => matchesPath(pattern, file));
  return excluding.every((excluded) => including.some((included) => included !== excluded && isBelow(included, excluded.replace(/\/\*$/, ''))));
}

function isBelow(pattern: string, folder: string): boolean {
  return !/[*?]/.test(folder) && pattern.startsWith(`${folder}/`);
}

/** The name of a folder stands for all that is in it; `/` for everything. */
function matchesPath(pattern: string, file: string): boolean {
  return pattern === '' || matchesName(pattern, file) || (!/[*?]/.test(pattern) && file.startsWith(`${pattern}/`));
}

function withoutSlashes(pattern: string): string {
  return pattern.replace(/^\/|\/$/g, '');
}
