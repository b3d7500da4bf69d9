import { NameKey } from './name-key';

/** Keys with patterns, by the first part of their names: where these differ no name matches both. */
export class GlobsByFolder {
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
