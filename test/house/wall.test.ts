import * as fs from 'node:fs';
import * as path from 'node:path';
import { loadESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT, sourceFiles } from './source-files';

/** What lint says of the restricted paths where a file of the house held this text. */
let complaints: (file: string, text: string) => Promise<{ message: string; severity: number }[]>;

beforeAll(async () => {
  const ESLint = await loadESLint({ useFlatConfig: false });
  // in CI the parser would take the file from the disk in place of the text
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: { parserOptions: { disallowAutomaticSingleRunInference: true } } });
  complaints = async (file, text) => {
    const [{ messages }] = await eslint.lintText(text, { filePath: path.join(ROOT, file) });
    return messages.filter(({ ruleId }) => ruleId === 'import/no-restricted-paths');
  };
});

const providers = fs.readdirSync(path.join(ROOT, 'src/providers'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** Both directions of the wall in each provider and in what they share, and the deepest file of the room as the one that breaks it. */
const BREACHES = providers.flatMap((provider) => ([['read', 'write'], ['write', 'read']] as const).map(([from, to]) => {
  const deepest = (room: string): string => sourceFiles(`src/providers/${provider}/${room}`).sort((a, b) => b.split('/').length - a.split('/').length)[0];
  return { breaker: deepest(from), imported: deepest(to) };
}));

function specifier(from: string, to: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/, '');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

describe('a wall stands between what writes and what reads', () => {
  test.each(BREACHES)('$breaker may not import $imported', async ({ breaker, imported }) => {
    for (const words of ['import', 'import type', 'export * from', 'export type *']) {
      const names = words.startsWith('import') ? `${words} { x } from` : words === 'export * from' ? words : `${words} from`;
      const found = await complaints(breaker, `${names} '${specifier(breaker, imported)}';\n`);
      expect(found, names).toEqual([expect.objectContaining({ severity: 2 })]);
    }
  });

  test.each(providers.filter((name) => name !== 'shared'))('%s may not use what is shared on the other side, nor another provider', async (provider) => {
    const [other] = providers.filter((name) => name !== provider && name !== 'shared');
    const places = [
      [`${provider}/read/index.ts`, 'shared/write/header.ts'], [`${provider}/write/index.ts`, 'shared/read/reader.ts'],
      [`${provider}/read/index.ts`, `${other}/read/index.ts`], [`${provider}/write/index.ts`, `${other}/options.ts`],
      // by a detour through the rooms that know what is written
      [`${provider}/read/index.ts`, `${provider}/checks/index.ts`], [`${provider}/read/index.ts`, `${provider}/set-up.ts`], [`${provider}/options.ts`, `${provider}/write/index.ts`],
    ].map((pair) => pair.map((place) => `src/providers/${place}`));
    for (const [from, to] of places) expect(await complaints(from, `import { x } from '${specifier(from, to)}';\n`), `${from} imports ${to}`).not.toEqual([]);
  });

  test('what the rooms import today breaks no rule', async () => {
    expect(await complaints('src/providers/gitlab-ci/read/index.ts', "import { PipelineEvent } from '../../../model/event';\n")).toEqual([]);
  });
});
