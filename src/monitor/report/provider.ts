import * as path from 'node:path';
import { annotations, annotationText } from './annotations';
import type { Facts } from './facts';
import { nodeTitle } from './failure-lines';
import type { Environment } from '../settings/setting';
import { command, folded, words, type Printed } from '../show/output';

/** How a provider shows what this program has to say. */
export interface Provider {
  /** Has the provider take the secret out of everything that this job prints from now on. */
  mask(secret: string): readonly Printed[];
  /** Lines under a title of one line in which nothing is a command, folded where the provider can. `now` is in milliseconds since 1970. */
  fold(title: string, lines: readonly string[], now: number): readonly Printed[];
  /** A sentence that a reader should not miss, although nothing went wrong. */
  notice(sentence: string): readonly Printed[];
  /** What went wrong, at the places in the code. */
  annotate(facts: Facts): readonly Printed[];
  /** Where a summary in Markdown goes, if the provider shows one. */
  jobSummary(env: Environment): JobSummary | undefined;
}

/** The file that a provider shows as the summary of a job. */
export interface JobSummary {
  readonly file: string;
  /** What to print once the file is there. */
  readonly announce: readonly Printed[];
}

/** No provider that is known: a person's own machine, or another service. Everything is plain lines. */
export const terminal: Provider = {
  mask: () => [],
  fold: (title, lines) => words([title, ...lines]),
  notice: sentence => words([sentence]),
  annotate: () => [],
  jobSummary: () => undefined,
};

/** @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export const github: Provider = {
  mask: secret => [command(`::add-mask::${commandData(secret)}`)],
  fold: (title, lines) => folded(`::group::${commandData(title)}`, lines, '::endgroup::'),
  notice: sentence => [command(`::notice title=dbt Cloud::${commandData(sentence)}`)],
  annotate: facts => annotations(facts, {
    about: (level, node) => {
      const place = node.file === undefined ? '' : `file=${commandProperty(node.file)},line=${node.line ?? 1},`;
      return `::${level} ${place}title=${commandProperty(nodeTitle(node))}::${commandData(annotationText(node))}`;
    },
    outcome: sentence => `::error title=dbt Cloud::${commandData(sentence)}`,
  }),
  jobSummary: ({ GITHUB_STEP_SUMMARY: file = '' }) => file === '' ? undefined : { file, announce: [] },
};

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function commandData(text: string): string {
  return text.replace(/[%\r\n]/g, encodeURIComponent);
}

function commandProperty(text: string): string {
  return text.replace(/[%\r\n:,]/g, encodeURIComponent);
}

/**
 * GitLab folds a section of a log; what failed goes to its report files.
 *
 * @see https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
 */
export const gitlab: Provider = {
  ...terminal,
  fold: (title, lines, now) => {
    const seconds = Math.floor(now / 1000);
    // one line cannot begin another section inside this one
    const name = `dbt_${title.toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 40)}`;
    const begin = `\u001b[0Ksection_start:${seconds}:${name}[collapsed=true]\r\u001b[0K${title}`;
    return folded(begin, lines, `\u001b[0Ksection_end:${seconds}:${name}\r\u001b[0K`);
  },
};

/** @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
export const azure: Provider = {
  mask: secret => [command(`##vso[task.setsecret]${shown(secret)}`)],
  fold: (title, lines) => folded(`##[group]${title}`, lines, '##[endgroup]'),
  // Azure knows no notice; a warning leaves the job green
  notice: sentence => [command(`##vso[task.logissue type=warning]${shown(sentence)}`)],
  annotate: facts => annotations(facts, {
    about: (level, node) => {
      const place = node.file === undefined ? '' : `sourcepath=${property(node.file)};linenumber=${node.line ?? 1};`;
      return `##vso[task.logissue type=${level};${place}code=${property(node.status)}]${shown(`${nodeTitle(node)}: ${annotationText(node)}`)}`;
    },
    outcome: sentence => `##vso[task.logissue type=error]${shown(sentence)}`,
  }),
  jobSummary: ({ AGENT_TEMPDIRECTORY: folder = '' }) => {
    if (folder === '') return undefined;
    // the agent takes absolute paths only
    const file = path.resolve(folder, 'dbt Cloud.md');
    return { file, announce: [command(`##vso[task.uploadsummary]${shown(file)}`)] };
  },
};

/** @see https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts */
function shown(text: string): string {
  return text.replace(/%/g, '%AZP25').replace(/[\r\n]/g, encodeURIComponent);
}

function property(text: string): string {
  return shown(text).replace(/[;\]]/g, encodeURIComponent);
}

/** The provider whose job this is, by the variable that each of them sets. */
export function providerOf(env: Environment): Provider {
  if (env.GITHUB_ACTIONS === 'true') return github;
  if (env.GITLAB_CI === 'true') return gitlab;
  if (/^true$/i.test(env.TF_BUILD ?? '')) return azure;
  // any other reads no commands in a log; reports are files and requests
  return terminal;
}
