import { annotations, noteText } from './annotations';
import { nodeTitle } from './failure-lines';
import { command, folded } from './printed';
import type { Provider } from './provider';

/** @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export const github: Provider = {
  mask: secret => [command(`::add-mask::${commandData(secret)}`)],
  fold: (title, lines) => folded(`::group::${commandData(title)}`, lines, '::endgroup::'),
  notice: sentence => [command(`::notice title=dbt Cloud::${commandData(sentence)}`)],
  annotate: facts => annotations(facts, {
    about: (level, node) => {
      const place = node.file === undefined ? '' : `file=${commandProperty(node.file)},line=${node.line ?? 1},`;
      return `::${level} ${place}title=${commandProperty(nodeTitle(node))}::${commandData(noteText(node))}`;
    },
    outcome: sentence => `::error title=dbt Cloud::${commandData(sentence)}`,
  }),
  summary: ({ GITHUB_STEP_SUMMARY: file = '' }) => file === '' ? undefined : { file, announce: [] },
};

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function commandData(text: string): string {
  return text.replace(/[%\r\n]/g, encodeURIComponent);
}

function commandProperty(text: string): string {
  return text.replace(/[%\r\n:,]/g, encodeURIComponent);
}
