import { Answer, no, yes } from './answer';
import { asMapping, asTexts } from '../../shared/read/reader';

/** A filter as people write it: a list, or `include` and `exclude`. */
export interface NameLists {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly at: Answer['at'];
  /** Where the names to include are written. */
  readonly includeAt: Answer['at'];
}

export function listsIn(value: unknown, at: Answer['at']): NameLists {
  if (typeof value === 'string' || Array.isArray(value)) return { include: asTexts(value), exclude: [], at, includeAt: at };
  const { include, exclude } = asMapping(value);
  return { include: asTexts(include), exclude: asTexts(exclude), at, includeAt: [...at, 'include'] };
}

/** Includes count first, then excludes are taken off; without includes every name counts. */
export function decideName(lists: NameLists, name: string): Answer {
  const includedBy = lists.include.find((pattern) => matchesName(pattern, name));
  if (lists.include.length > 0 && includedBy === undefined) return no(lists.includeAt, `${listText(lists)} nothing that matches "${name}"`);
  const excludedBy = lists.exclude.find((pattern) => matchesName(pattern, name));
  if (excludedBy !== undefined) return no([...lists.at, 'exclude'], `\`exclude\` holds "${excludedBy}"`);
  return includedBy === undefined ? yes(lists.at, 'no name is asked for') : yes(lists.includeAt, `${listText(lists)} "${includedBy}"`);
}

function listText({ at, includeAt }: NameLists): string {
  return at.length === includeAt.length ? `\`${at.join('.')}\` holds` : '`include` holds';
}

/** `*` also stands for slashes, `?` for one character. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git#wildcards */
export function matchesName(pattern: string, name: string): boolean {
  const source = pattern.replace(/[^\w*?]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(name);
}
