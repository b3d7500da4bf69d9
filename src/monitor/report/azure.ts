import * as path from 'node:path';
import { annotations, noteText } from './annotations';
import { nodeTitle } from './failure-lines';
import { command, folded } from './printed';
import type { Provider } from './provider';

/** @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
export const azure: Provider = {
  mask: secret => [command(`##vso[task.setsecret]${shown(secret)}`)],
  fold: (title, lines) => folded(`##[group]${title}`, lines, '##[endgroup]'),
  // Azure knows no notice; a warning leaves the job green
  notice: sentence => [command(`##vso[task.logissue type=warning]${shown(sentence)}`)],
  annotate: facts => annotations(facts, {
    about: (level, node) => {
      const place = node.file === undefined ? '' : `sourcepath=${property(node.file)};linenumber=${node.line ?? 1};`;
      return `##vso[task.logissue type=${level};${place}code=${property(node.status)}]${shown(`${nodeTitle(node)}: ${noteText(node)}`)}`;
    },
    outcome: sentence => `##vso[task.logissue type=error]${shown(sentence)}`,
  }),
  summary: ({ AGENT_TEMPDIRECTORY: folder = '' }) => {
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
