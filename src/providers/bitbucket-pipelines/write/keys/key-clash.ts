import { languageOfGlob, surelyWins } from './glob';
import { ContentCell, NameKey } from './name-key';
import { complement, example, intersection, isEmpty, Language, languageOf, recognises } from '../../../../model/patterns/language';
import { isWholeName } from '../../../../model/patterns/pattern';
import { areDisjoint, isSuperset } from '../../../../model/patterns/superset';

/** A name that two keys match, where nothing says that the one that is meant wins. */
export interface KeyClash {
  readonly name: string;
  readonly meant: string;
  readonly other: NameKey;
}

/** Looks for names for which a key may run that is not meant for them. */
export class ClashSearch {
  private readonly names = new Map<ContentCell, Language>();

  constructor(private readonly cells: readonly ContentCell[]) {}

  firstClash(keys: readonly NameKey[]): KeyClash | undefined {
    const wholeNames = new Set(keys.map(({ key }) => key));
    const globs = new GlobsByFolder(keys.filter(({ key }) => !isWholeName(key)));
    for (const cell of this.cells) {
      // the key of one whole name is that name's alone, and wins
      if (isWholeName(cell.cell.pattern) && wholeNames.has(cell.cell.pattern)) continue;
      for (const other of globs.near(cell.cell.pattern)) {
        if (other.content === cell.content || areDisjoint(other.key, cell.cell.pattern)) continue;
        // the names of a more specific cell are not those of this one
        if (isSuperset(cell.cell.pattern, other.pattern)) continue;
        const name = this.undecided(cell, other, keys);
        if (name !== undefined) return { name, meant: cell.cell.pattern, other };
      }
    }
    return undefined;
  }

  /** A name of the cell that `other` matches too, while no key that runs what is meant surely wins against it. */
  private undecided(cell: ContentCell, other: NameKey, keys: readonly NameKey[]): string | undefined {
    const { pattern } = cell.cell;
    const own = keys.filter((key) => key.pattern === pattern);
    if (own.length > 0 && own.every(({ key }) => surelyWins(key, other.key))) return undefined;
    const winners = keys.filter(({ key, content }) => content === cell.content && !areDisjoint(key, pattern) && surelyWins(key, other.key));
    if (isWholeName(pattern)) {
      const isMatched = recognises(languageOfGlob(other.key), pattern);
      return isMatched && !winners.some(({ key }) => recognises(languageOfGlob(key), pattern)) ? pattern : undefined;
    }
    const matched = intersection(this.namesOf(cell), languageOfGlob(other.key));
    const left = winners.reduce((rest, { key }) => intersection(rest, complement(languageOfGlob(key))), matched);
    return isEmpty(left) ? undefined : example(left);
  }

  /** The names of a cell, without those of the more specific ones. */
  private namesOf(cell: ContentCell): Language {
    const known = this.names.get(cell);
    if (known) return known;
    const { pattern } = cell.cell;
    const below = this.cells.filter((other) => other !== cell && isSuperset(pattern, other.cell.pattern)).map((other) => other.cell.pattern);
    const language = languageOf([{ pattern, included: true }, ...below.map((specific) => ({ pattern: specific, included: false }))]);
    this.names.set(cell, language);
    return language;
  }
}

/** Keys with patterns, by the first part of their names: where these differ no name matches both. */
class GlobsByFolder {
  private readonly byFolder = new Map<string, NameKey[]>();
  /** The first part has a star. */
  private readonly others: NameKey[] = [];

  constructor(private readonly globs: readonly NameKey[]) {
    for (const glob of globs) {
      const folder = folderOf(glob.key);
      const known = folder === undefined ? this.others : this.byFolder.get(folder);
      if (known) known.push(glob);
      else if (folder !== undefined) this.byFolder.set(folder, [glob]);
    }
  }

  /** Those that may have a name in common with a pattern. */
  near(pattern: string): readonly NameKey[] {
    const folder = folderOf(pattern);
    return folder === undefined ? this.globs : [...this.byFolder.get(folder) ?? [], ...this.others];
  }
}

/** The first part of a pattern; undefined when it has a star. */
function folderOf(pattern: string): string | undefined {
  const [first] = pattern.split('/');
  return first.includes('*') ? undefined : first;
}
