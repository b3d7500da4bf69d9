/**
 * One third party's opinion of one pipeline file.
 *
 * `path` is where the file lies in a repository (POSIX, relative), `text` is the file. The answer holds one line per finding
 * and is empty when there is nothing to complain of. The file need not exist on disk.
 */
export interface Validator {
  readonly name: string;
  readonly findings: (path: string, text: string) => Promise<string[]>;
}
