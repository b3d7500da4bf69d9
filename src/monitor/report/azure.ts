import * as path from 'node:path';
import { annotations, noteText } from './annotations';
import { nodeTitle } from './failure-lines';
import { command, folded } from './printed';
import type { Provider } from './provider';

const MOST_BYTES = 1_000_000;

/** @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
export const azure: Provider = {
  mask: secret => [command(`##vso[task.setsecret]${data(secret)}`)],
  fold: (title, lines) => folded(`##[group]${title}`, lines, '##[endgroup]'),
  // Azure knows no notice; a warning leaves the job green
  notice: sentence => [command(`##vso[task.logissue type=warning]${data(sentence)}`)],
  annotate: facts => annotations(facts, {
    about: (level, node) => {
      const place = node.file === undefined ? '' : `sourcepath=${property(node.file)};linenumber=${node.line ?? 1};`;
      return `##vso[task.logissue type=${level};${place}code=${property(node.status)}]${data(`${nodeTitle(node)}: ${noteText(node)}`)}`;
    },
    outcome: sentence => `##vso[task.logissue type=error]${data(sentence)}`,
  }),
  summary: ({ AGENT_TEMPDIRECTORY: folder = '' }) => {
    if (folder === '') return undefined;
    // the agent takes absolute paths only
    const file = path.resolve(folder, 'dbt Cloud.md');
    return { file, mostBytes: MOST_BYTES, announce: [command(`##vso[task.uploadsummary]${data(file)}`)] };
  },
};

/** @see https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts */
function data(text: string): string {
  return text.replace(/%/g, '%AZP25').replace(/[\r\n]/g, encodeURIComponent);
}

function property(text: string): string {
  return data(text).replace(/[;\]]/g, encodeURIComponent);
}
