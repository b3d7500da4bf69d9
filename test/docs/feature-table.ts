import * as fs from 'node:fs';
import * as path from 'node:path';
import { FEATURES } from '../../src/model/feature';
import { FEATURE_TITLES } from '../../src/model/feature-title';
import { PROVIDERS } from '../../src/providers';
import { Support } from '../../src/providers/support';

const DOCUMENT = path.resolve(__dirname, '../../docs/providers.md');
const BEGIN = '<!-- the table below is written from the code by `node scripts/update-docs.mjs` -->';
const END = '<!-- the end of the table from the code -->';

/** `docs/providers.md` as the code says it: the same text with the table anew. */
export function writtenFromCode(): string {
  const text = fs.readFileSync(DOCUMENT, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error('docs/providers.md: the two comments around the table are not there');
  return `${text.slice(0, before + BEGIN.length)}\n\n${table()}\n\n${text.slice(after)}`;
}

export function documentText(): string {
  return fs.readFileSync(DOCUMENT, 'utf8');
}

export function writeDocument(): void {
  fs.writeFileSync(DOCUMENT, writtenFromCode());
}

function table(): string {
  const providers = Object.values(PROVIDERS);
  const rows = FEATURES.map((feature) => [FEATURE_TITLES[feature], ...providers.map(({ features }) => answerOf(features[feature]))]);
  return [['Feature', ...providers.map(({ title }) => title)], ['---', ...providers.map(() => '---')], ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`).join('\n');
}

function answerOf(support: Support): string {
  const source = `[source](${support.see})`;
  switch (support.level) {
    case 'exact': return `exact: ${support.by} (${source})`;
    case 'emulated': return `emulated: ${support.by} (${source})`;
    case 'refused': return `refused (\`not-supported\`): ${support.why} (${source})`;
  }
}
