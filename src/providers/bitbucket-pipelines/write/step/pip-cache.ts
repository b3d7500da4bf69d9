import { YamlMap } from '../../../../document/document';
import { Job } from '../../../../model/job';

/** The caches of pip by their names, one for each set of files whose content is the key. */
export class PipCaches {
  private readonly names = new Map<string, { readonly name: string; readonly files: readonly string[] }>();

  constructor(jobs: readonly Job[]) {
    for (const { cache } of jobs) {
      const files = cache?.keyFiles;
      if (!files || this.names.has(files.join('\n'))) continue;
      this.names.set(files.join('\n'), { name: this.names.size === 0 ? 'pip-packages' : `pip-packages-${this.names.size + 1}`, files });
    }
  }

  nameFor({ cache }: Job): string | undefined {
    const files = cache?.keyFiles;
    return files && this.names.get(files.join('\n'))?.name;
  }

  /**
   * Bitbucket's own cache `pip` takes no files as its key.
   * @see https://support.atlassian.com/bitbucket-cloud/docs/cache-dependencies/
   */
  render(): YamlMap | undefined {
    if (this.names.size === 0) return undefined;
    return Object.fromEntries([...this.names.values()].map(({ name, files }) => [name, { key: { files: [...files] }, path: '~/.cache/pip' }]));
  }
}
