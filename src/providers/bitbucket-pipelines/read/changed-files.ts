import { globMatches } from './glob-match';
import { PipelineEvent } from '../../../model/event';
import { asMapping, asTexts } from '../../shared/read/reader';

/** What a condition on changed files says of an event; without `text` there is nothing to say. */
export interface FilesVerdict {
  readonly runs: boolean;
  readonly at: readonly (string | number)[];
  readonly text?: string;
  readonly unknown?: string;
  readonly assumed?: string;
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Condition */
export function judgeFiles(condition: unknown, event: PipelineEvent): FilesVerdict {
  const { includePaths, excludePaths } = asMapping(asMapping(asMapping(condition)).changesets);
  if (includePaths === undefined && excludePaths === undefined) {
    return { runs: true, at: [], unknown: condition === undefined ? undefined : '`condition` is not evaluated' };
  }
  const changed = event.kind === 'push' || event.kind === 'pullRequest' ? event.changed : undefined;
  if (changed === undefined) return { runs: true, at: [], unknown: 'which files changed is not known, and every condition on them is taken to hold' };
  const assumed = event.kind === 'push' ? 'a push is taken to be one commit: a condition looks at the newest one only' : undefined;
  const verdict = includePaths === undefined ? excluding(asTexts(excludePaths), changed) : including(asTexts(includePaths), changed);
  return { ...verdict, at: ['condition', 'changesets', includePaths === undefined ? 'excludePaths' : 'includePaths', ...verdict.at], assumed };
}

function including(globs: readonly string[], changed: readonly string[]): FilesVerdict {
  const index = globs.findIndex((glob) => changed.some((file) => globMatches(glob, file)));
  if (index === -1) return { runs: false, at: [], text: 'no changed file matches `includePaths`' };
  return { runs: true, at: [index], text: `"${changed.find((file) => globMatches(globs[index], file))}" matches "${globs[index]}"` };
}

/** By the page. The text of the published schema says the opposite. */
function excluding(globs: readonly string[], changed: readonly string[]): FilesVerdict {
  const other = changed.find((file) => !globs.some((glob) => globMatches(glob, file)));
  const unknown = 'the pages and the schema contradict each other about `excludePaths`';
  if (other === undefined) return { runs: false, at: [], text: 'all changed files match `excludePaths`', unknown };
  return { runs: true, at: [], text: `"${other}" does not match \`excludePaths\``, unknown };
}
