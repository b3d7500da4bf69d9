import { globMatches } from './glob-match';
import { readGuard } from './guard-reading';
import { ReadStep } from './pipeline-reading';
import { PipelineEvent } from '../../../model/event';
import { Reason } from '../../plan';
import { asList, asMapping, asText, asTexts } from '../../shared/read/reader';

/** Whether a step of the pipeline that runs does its work for an event. */
export interface StepVerdict {
  readonly runs: boolean;
  /** What decided; undefined when nothing in the step did. */
  readonly why?: Omit<Reason, 'path'>;
  /** Whether the steps after it wait for a person. */
  readonly waits: boolean;
  readonly unknown: readonly string[];
  readonly assumed: readonly string[];
}

const STANDS = { runs: false, waits: false, unknown: [], assumed: [] } as const;

/** Of a step that comes after one which a person has to start. */
export function waitingVerdict({ at }: ReadStep, { id }: ReadStep): StepVerdict {
  return { ...STANDS, why: { at, text: `it comes after "${id}", which waits until somebody starts it` } };
}

export function judgeStep(read: ReadStep, event: PipelineEvent): StepVerdict {
  const manual = waitingAt(read);
  if (manual) return { ...STANDS, why: { at: manual, text: 'it waits until somebody starts it' }, waits: true };
  const { data, at } = conditionOf(read);
  const files = judgeFiles(data, event);
  const notes = { waits: false, unknown: listed(files.unknown), assumed: listed(files.assumed) };
  const byFiles = files.text === undefined ? undefined : { at: [...at, ...files.at], text: files.text };
  if (!files.runs) return { ...notes, runs: false, why: byFiles };
  const guard = judgeScript(read, event);
  if (guard.kind === 'unknown') return { ...notes, runs: true, why: byFiles, unknown: [...notes.unknown, guard.text] };
  return { ...notes, runs: guard.kind === 'goes-on', why: guard.text === undefined ? byFiles : { at: guard.at, text: guard.text } };
}

function listed(note: string | undefined): string[] {
  return note === undefined ? [] : [note];
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-triggers/ */
function waitingAt({ step, at, stage }: ReadStep): Reason['at'] | undefined {
  if (step.trigger === 'manual') return [...at, 'trigger'];
  return stage?.data.trigger === 'manual' ? [...stage.at, 'trigger'] : undefined;
}

function conditionOf({ step, at, stage }: ReadStep): { readonly data: unknown; readonly at: Reason['at'] } {
  return step.condition === undefined && stage ? { data: stage.data.condition, at: stage.at } : { data: step.condition, at };
}

type ScriptVerdict =
  | { readonly kind: 'goes-on' | 'ends'; readonly at: Reason['at']; readonly text?: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** Looks at the beginning of the script, up to the first command that does some work. */
function judgeScript({ step, at }: ReadStep, event: PipelineEvent): ScriptVerdict {
  const target = event.kind === 'pullRequest' ? event.target : undefined;
  let decided: ScriptVerdict = { kind: 'goes-on', at };
  for (const [index, item] of asList(step.script).entries()) {
    const command = asText(item);
    if (command === undefined) return decided;
    const verdict = readGuard(command, target);
    if (verdict.kind === 'unknown') return { kind: 'unknown', text: `${verdict.what} is not evaluated` };
    if (verdict.kind === 'ends') return { kind: 'ends', at: [...at, 'script', index], text: verdict.text };
    if (verdict.text !== undefined) decided = { kind: 'goes-on', at: [...at, 'script', index], text: verdict.text };
    else if (!/^(?:export|set)\s|^:$/.test(command)) return decided;
  }
  return decided;
}

/** What a condition on changed files says of an event; without `text` there is nothing to say. */
interface FilesVerdict {
  readonly runs: boolean;
  readonly at: readonly (string | number)[];
  readonly text?: string;
  readonly unknown?: string;
  readonly assumed?: string;
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Condition */
function judgeFiles(condition: unknown, event: PipelineEvent): FilesVerdict {
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
