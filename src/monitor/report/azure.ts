import * as path from 'node:path';
import { allResults, type Facts } from './facts';
import { nodeTitle } from './failure-lines';
import { failures, type NodeResult } from './node-result';
import { command, words, type Printed } from './printed';
import type { Provider } from './provider';

const MOST_ISSUES = 10;
const MOST_BYTES = 1_000_000;
const MOST_CHARACTERS = 2_000;

/** @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
export const azure: Provider = {
  mask: secret => [command(`##vso[task.setsecret]${data(secret)}`)],
  fold: (title, lines) => [command(`##[group]${title.replace(/[\r\n]/g, ' ')}`), ...words(lines), command('##[endgroup]')],
  annotate: facts => {
    const failing = failures(allResults(facts)).slice(0, MOST_ISSUES).map(node => issue('error', node));
    const warned = allResults(facts).filter(({ verdict }) => verdict === 'warned').slice(0, MOST_ISSUES).map(node => issue('warning', node));
    return [...(failing.length === 0 ? outcomeIssue(facts) : failing), ...warned];
  },
  summary: ({ AGENT_TEMPDIRECTORY: folder = '' }) => {
    if (folder === '') return undefined;
    // the agent takes absolute paths only
    const file = path.resolve(folder, 'dbt Cloud.md');
    return { file, mostBytes: MOST_BYTES, announce: [command(`##vso[task.uploadsummary]${data(file)}`)] };
  },
};

function issue(level: 'error' | 'warning', node: NodeResult): Printed {
  const place = node.file === undefined ? '' : `sourcepath=${property(node.file)};linenumber=${node.line ?? 1};`;
  const message = `${nodeTitle(node)}: ${node.message || node.status}`;
  return command(`##vso[task.logissue type=${level};${place}code=${property(node.status)}]${data(message.slice(0, MOST_CHARACTERS))}`);
}

function outcomeIssue(facts: Facts): readonly Printed[] {
  return facts.code === 0 ? [] : [command(`##vso[task.logissue type=error]${data(facts.sentence)}`)];
}

/** @see https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts */
function data(text: string): string {
  return text.replace(/%/g, '%AZP25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/;/g, '%3B').replace(/\]/g, '%5D');
}
