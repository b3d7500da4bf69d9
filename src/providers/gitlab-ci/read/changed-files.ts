import { fnmatch } from './fnmatch';
import { expandVariables } from './run-variables';
import { PipelineEvent } from '../../../model/event';
import { asMapping, asTexts } from '../../shared/read/reader';

/** Above this GitLab no longer compares and takes `changes` as met. @see https://docs.gitlab.com/ci/jobs/job_troubleshooting/ */
const MOST_COMPARISONS = 50_000;

/** The files that an event changed, as `rules:changes` asks for them. */
export class ChangedFiles {
  constructor(private readonly event: PipelineEvent, private readonly variables: Readonly<Record<string, string>>) {}

  /**
   * Whether one of the files matches. Where nothing was pushed to a known branch there is nothing to compare, and `changes` is met,
   * unless it names what to compare with.
   * @see https://docs.gitlab.com/ci/jobs/job_rules/#jobs-or-pipelines-run-unexpectedly-when-using-changes
   */
  meet(changes: unknown, report: (what: string) => void): boolean {
    const { paths, compare_to: base } = Array.isArray(changes) || typeof changes === 'string' ? { paths: changes, compare_to: undefined } : asMapping(changes);
    if (base === undefined && !this.hasComparison()) return true;
    const files = 'changed' in this.event ? this.event.changed : undefined;
    if (files === undefined) {
      report('which files are changed is not known, so `rules:changes` is taken to be met');
      return true;
    }
    if (base !== undefined && this.hasComparison()) report('`compare_to` is not evaluated: the files that the event names are compared');
    const globs = [...new Set(asTexts(paths).map((glob) => expandVariables(glob, this.variables)))];
    if (globs.length * files.length > MOST_COMPARISONS) return true;
    return files.some((file) => globs.some((glob) => fnmatch(glob, file)));
  }

  private hasComparison(): boolean {
    return this.event.kind === 'pullRequest' || (this.event.kind === 'push' && this.event.branchIsNew !== true);
  }
}
