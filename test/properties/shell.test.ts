import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { text } from './documents';
import { commandLine, quote, word } from '../../src/model/shell';
import * as fc from '../support/fast-check';

const SHELL_TRAPS = [
  '', ' ', '~', '~root', '$HOME', '${HOME}', '$(id)', '`id`', '$((1+1))', '!', '!!', '*', '?', '[a]', '{a,b}', '{1..3}', '#', '#a', 'a#b', '&', '&&', ';', '|', '>', '<', '>&2', '\\',
  '\\n', '"', '\'', '\'\'', 'a\'b', '-n', '-e', '--', '=', 'A=1', 'a=b', '=a', '%s', '%%', 'if', 'then', 'a\nb', '\n', '\t', '\r', 'a\\', '\u0001', '$\'a\'', '^a^b', 'ä', '😀', '@', ':', ',',
];

/** Any word that a process can be given: no NUL, and nothing that UTF-8 cannot hold. */
const words = fc.array(fc.oneof(fc.constantFrom(...SHELL_TRAPS), text()).filter((one) => !one.includes('\0') && !/\p{Cs}/u.test(one)), { minLength: 100, maxLength: 300 });

/** What a shell makes of source: the arguments that a command gets. */
function argumentsIn(shell: string, source: string): string[] {
  const printed = execFileSync(shell, ['-c', `printf '%s\\0' ${source}`], { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
  return printed.split('\0').slice(0, -1);
}

describe.each(['sh', 'bash'])('in %s', (shell) => {
  test('a quoted word is that word', () => {
    fc.assert(fc.property(words, (all) => {
      expect(argumentsIn(shell, commandLine(all))).toEqual(all);
      expect(argumentsIn(shell, all.map(quote).join(' '))).toEqual(all);
    }), { numRuns: 8 });
  });

  test('so is a value that is exported', () => {
    fc.assert(fc.property(words, (all) => {
      const lines = all.map((one, index) => `export V${index}=${quote(one)}`);
      const source = [...lines, `printf '%s\\0' ${all.map((_, index) => `"$V${index}"`).join(' ')}`].join('\n');
      const printed = execFileSync(shell, { input: source, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C' } });
      expect(printed.split('\0').slice(0, -1)).toEqual(all);
    }), { numRuns: 4 });
  });
});

test('a word that needs no quotes has none, because people read the files', () => {
  for (const plain of ['sqlfluff', 'models', './models', '--dialect', 'sqlfluff==4.5.0', 'LT01,LT02', 'a/b.sql', 'x@y', 'a:b', '1+1', '100%']) expect(word(plain)).toBe(plain);
  for (const special of ['', 'a b', '$A', '~', '#', 'a*', '=a', 'it\'s', 'ä']) expect(word(special)).not.toBe(special);
});
