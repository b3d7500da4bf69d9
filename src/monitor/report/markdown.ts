import { allResults, type Facts, type StepFacts } from './facts';
import { nodeTitle } from './failure-lines';
import { failures, warnings, type NodeResult } from './node-result';
import { formatDuration } from '../text/duration';

// As many rows of a table as are tried, one after the other, until the summary is small enough.
const ROWS = [100, 30, 10, 0];
const MOST_CHARACTERS = 500;

/** The summary of a run: what happened, its steps, and the nodes that failed or warned, in at most so many bytes. */
export function markdown(facts: Facts, mostBytes: number): string {
  return ROWS.map(rows => summaryText(facts, rows)).find(text => Buffer.byteLength(text) <= mostBytes) ?? '';
}

function summaryText(facts: Facts, rows: number): string {
  const results = allResults(facts);
  return [
    `### dbt Cloud: ${markdownText(facts.sentence.split(';')[0])}`,
    ...(facts.run === undefined ? [] : [`[Run ${markdownText(facts.run.id)}](<${facts.run.link.replace(/[\s<>\\]/g, '')}>)`]),
    ...table('Steps', ['step', 'result', 'time'], facts.steps.slice(0, rows).map(stepRow)),
    ...nodeTable('Failed', failures(results), rows),
    ...nodeTable('Warnings', warnings(results), rows),
    '',
  ].join('\n\n');
}

function stepRow(step: StepFacts): readonly string[] {
  const time = step.seconds === undefined ? '' : formatDuration(step.seconds * 1000);
  return [markdownText(`${step.number}. ${step.name}`), markdownText(step.status), time];
}

function nodeTable(title: string, nodes: readonly NodeResult[], rows: number): readonly string[] {
  const more = nodes.length - rows;
  return [...table(title, ['node', 'result', 'message', 'compiled'], nodes.slice(0, rows).map(nodeRow)), ...(more > 0 ? [`and ${more} more`] : [])];
}

function nodeRow(node: NodeResult): readonly string[] {
  return [nodeTitle(node), node.status, node.message, node.compiled ?? ''].map(markdownText);
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
  return [`#### ${title}`, lines.join('\n')];
}

/**
 * Text as it is, whatever it holds: a character reference never opens or closes anything.
 *
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
function markdownText(text: string): string {
  const whole = text.trim();
  const shown = Array.from(whole.slice(0, 2 * MOST_CHARACTERS)).slice(0, MOST_CHARACTERS).join('') + (whole.length > MOST_CHARACTERS ? '…' : '');
  return shown.replace(/[^\p{L}\p{N}\p{M}\p{Emoji_Presentation} ,;'()/.…=%?\n-]/gu, character => `&#${character.codePointAt(0)};`).replace(/\n+/g, '<br>');
}
