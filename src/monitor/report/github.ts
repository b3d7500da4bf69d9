import { allResults, type Facts } from './facts';
import { nodeTitle } from './failure-lines';
import { failures, type NodeResult } from './node-result';
import { command, words, type Printed } from './printed';
import type { Provider } from './provider';

/** GitHub shows that many annotations of a kind for a step, and drops the rest. */
const MOST_ANNOTATIONS = 10;
/** GitHub refuses a summary above 1 MiB. */
const MOST_BYTES = 1_000_000;
const MOST_CHARACTERS = 2_000;

/** @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export const github: Provider = {
  mask: secret => [command(`::add-mask::${data(secret)}`)],
  fold: (title, lines) => [command(`::group::${data(title)}`), ...words(lines), command('::endgroup::')],
  annotate: facts => {
    const failing = failures(allResults(facts)).slice(0, MOST_ANNOTATIONS).map(node => annotation('error', node));
    const warned = allResults(facts).filter(({ verdict }) => verdict === 'warned').slice(0, MOST_ANNOTATIONS).map(node => annotation('warning', node));
    return [...(failing.length === 0 ? outcomeAnnotation(facts) : failing), ...warned];
  },
  summary: ({ GITHUB_STEP_SUMMARY: file = '' }) => file === '' ? undefined : { file, mostBytes: MOST_BYTES, announce: [] },
};

function annotation(level: 'error' | 'warning', node: NodeResult): Printed {
  const place = node.file === undefined ? '' : `file=${property(node.file)},line=${node.line ?? 1},`;
  const message = [node.message || node.status, ...(node.compiled === undefined ? [] : [`compiled code at ${node.compiled}`])].join('\n');
  return command(`::${level} ${place}title=${property(nodeTitle(node))}::${data(message.slice(0, MOST_CHARACTERS))}`);
}

function outcomeAnnotation(facts: Facts): readonly Printed[] {
  return facts.code === 0 ? [] : [command(`::error title=dbt Cloud::${data(facts.sentence)}`)];
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
