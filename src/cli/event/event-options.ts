import { ParseArgsConfig } from 'node:util';
import { UsageError } from '../command-error';
import { readBranch, readTag } from './ref-name';
import { EventKind, PipelineEvent } from '../../model/event';

/** The options of every command that asks what an event would start. */
export const EVENT_OPTIONS = {
  'event': { type: 'string' },
  'branch': { type: 'string' },
  'target': { type: 'string' },
  'tag': { type: 'string' },
  'cron': { type: 'string' },
  'pipeline': { type: 'string' },
  'input': { type: 'string', multiple: true, default: [] },
  'changed': { type: 'string', multiple: true },
  'new-branch': { type: 'boolean', default: false },
  'draft': { type: 'boolean', default: false },
  'fork': { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

/** Their part of a command's manual. */
export const EVENT_HELP = `  --event <kind>           push, pull-request, tag, schedule or manual; default: push
  --branch <branch>        the branch that is pushed, that the pull request comes from, or that the schedule or the person builds
  --changed <file>         a file that the push or pull request changes; may be repeated, and hold several lines; default: not
                           known, and every filter of paths is taken to be met
  --new-branch             the push makes the branch
  --target <branch>        the branch that the pull request goes into
  --draft                  the pull request is a draft
  --fork                   the pull request comes from another repository
  --tag <tag>              the tag that is pushed
  --cron <text>            the schedule, as the files have it: "0 5 * * *"
  --pipeline <name>        the pipeline that the person starts, as the list of the service calls it
  --input <NAME>=<value>   what the person fills in; may be repeated`;

/** The values of `EVENT_OPTIONS` as they are typed. */
export interface EventWords {
  /** Undefined: push. */
  readonly 'event'?: string;
  readonly 'branch'?: string;
  readonly 'target'?: string;
  readonly 'tag'?: string;
  readonly 'cron'?: string;
  readonly 'pipeline'?: string;
  readonly 'input': readonly string[];
  readonly 'changed'?: readonly string[];
  readonly 'new-branch': boolean;
  readonly 'draft': boolean;
  readonly 'fork': boolean;
}

export type Option = Exclude<keyof EventWords, 'event'>;

/** What the person calls each kind of event. */
const KINDS: Readonly<Record<string, EventKind>> = {
  'push': 'push', 'pull-request': 'pullRequest', 'tag': 'tag', 'schedule': 'schedule', 'manual': 'manual',
};

/** The options that say something of a kind of event. */
const OPTIONS_OF: Readonly<Record<EventKind, readonly Option[]>> = {
  push: ['branch', 'changed', 'new-branch'],
  pullRequest: ['branch', 'target', 'changed', 'draft', 'fork'],
  tag: ['tag'],
  schedule: ['cron', 'branch'],
  manual: ['pipeline', 'branch', 'input'],
};

/** How each of them that has to be there is asked for. */
const REQUESTS: Readonly<Record<EventKind, Readonly<Partial<Record<Option, string>>>>> = {
  push: { branch: 'name the branch that is pushed, as in --branch main' },
  pullRequest: { branch: 'name the branch that the pull request comes from', target: 'name the branch that it goes into, as in --target main' },
  tag: { tag: 'name the tag that is pushed, as in --tag v1.0.0' },
  schedule: { cron: 'give the schedule as the files have it, as in --cron "0 5 * * *"', branch: 'name the branch that the schedule builds' },
  manual: { pipeline: 'name the pipeline that is started', branch: 'name the branch that it is started on, as in --branch main' },
};

/**
 * The event that a command line describes.
 *
 * @throws UsageError for an unknown kind, and for an option that is missing or has no meaning for the kind
 */
export function readEvent(words: EventWords): PipelineEvent {
  const { event = 'push' } = words;
  const kind = Object.hasOwn(KINDS, event) ? KINDS[event] : undefined;
  if (kind === undefined) throw new UsageError(`--event ${event}: it may be ${Object.keys(KINDS).join(', ')}`);
  const unknownOption = givenOptions(words).find((option) => !OPTIONS_OF[kind].includes(option));
  if (unknownOption !== undefined) throw new UsageError(`--${unknownOption} has no meaning with --event ${event}: it is for --event ${kindsOf(unknownOption).join(', ').replace(/, ([^,]*)$/, ' and $1')}`);
  const missing = OPTIONS_OF[kind].find((option) => REQUESTS[kind][option] !== undefined && (words[option] ?? '') === '');
  if (missing !== undefined) throw new UsageError(`--${missing} is missing: ${REQUESTS[kind][missing]}`);
  return eventOf(kind, words);
}

function eventOf(kind: EventKind, words: EventWords): PipelineEvent {
  const { branch = '', target = '', tag = '', cron = '', pipeline = '', draft, fork } = words;
  const changed = words.changed?.flatMap(linesOf);
  switch (kind) {
    case 'push': return { kind, branch: readBranch(branch), changed, branchIsNew: words['new-branch'] };
    case 'pullRequest': return { kind, number: 1, source: readBranch(branch), target: readBranch(target, '--target'), changed, draft, fork };
    case 'tag': return { kind, tag: readTag(tag) };
    case 'schedule': return { kind, cron, branch: readBranch(branch) };
    case 'manual': return { kind, pipeline, branch: readBranch(branch), inputs: readInputs(words.input) };
  }
}

/** A list of git stands in one argument, a file a line; a comma may be part of a name. */
function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** The options of an event that the command line has, without `--event` itself. */
export function givenOptions(words: EventWords): Option[] {
  const isGiven = (value: EventWords[Option]): boolean => Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
  return [...new Set(Object.values(OPTIONS_OF).flat())].filter((option) => isGiven(words[option]));
}

function kindsOf(option: Option): string[] {
  return Object.keys(KINDS).filter((word) => OPTIONS_OF[KINDS[word]].includes(option));
}

/** Reads `--input NAME=value` arguments. @throws UsageError for a word without a name or a value */
function readInputs(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map(readInput));
}

function readInput(word: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (name === undefined) throw new UsageError(`--input ${word}: give the name of the field and its value, as in --input REASON=backfill`);
  return [name, value];
}
