import { expect, test } from 'vitest';
import { safeLine } from '../../../src/monitor/text/safe-line';

const KEY = 'dbtc_a+b/c"d\\e=';
const safe = safeLine(KEY);

test.each([
  ['as it is', KEY],
  ['in a URL', encodeURIComponent(KEY)],
  ['in JSON', JSON.stringify(KEY)],
  ['in base64', Buffer.from(KEY).toString('base64')],
  ['in a URL with small letters', encodeURIComponent(KEY).replace(/%../g, escape => escape.toLowerCase())],
  ['in JSON with escaped slashes', JSON.stringify(KEY).replace(/\//g, '\\/')],
  ['in a URL that leaves slashes as they are', encodeURIComponent(KEY).replace(/%2F/g, '/')],
  ['in a URL inside of a URL', encodeURIComponent(encodeURIComponent(KEY))],
  ['in JSON that escapes all it can', KEY.replace(/\W/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)],
  ['in JSON inside of JSON', JSON.stringify(JSON.stringify(KEY)).slice(3, -3)],
  ['in base64 inside of a URL', encodeURIComponent(Buffer.from(KEY).toString('base64'))],
  ['in base64 without its end', Buffer.from(KEY).toString('base64').replace(/=+$/, '')],
  ['in the base64 of URLs', Buffer.from(KEY).toString('base64url')],
  ['with a terminal sequence in its middle', `${KEY.slice(0, 6)}\u001b[1m${KEY.slice(6)}`],
])('the key is taken out %s', (_, form) => {
  const line = safe(`before ${form} after, and again ${form}`);
  expect(line).toMatch(/^before "?\*\*\*"? after, and again "?\*\*\*"?$/);
});

test('without a key, nothing is taken out', () => {
  expect(safeLine('')('a line')).toBe('a line');
});

test('terminal sequences go, and a line stays one line', () => {
  expect(safe('\u001b[32mgreen\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007 a\rb\nc\u0000\u001b[2K')).toBe('green link a b c ');
  expect(safe('tab\tstays, ümläut 🚀 too')).toBe('tab\tstays, ümläut 🚀 too');
});

test.each([
  '##vso[task.setvariable variable=x]y', 'text ##VSO[x]', '##[error]x', '::error::x', '  ::set-env name=x::y',
])('%s is not a command of a provider any more', text => {
  expect(safe(text)).not.toMatch(/##vso\[|##\[|^\s*::/i);
});

test.each(['Token ', 'user:', 'x', ''])('the key is taken out of base64 that holds more than the key (after \'%s\')', before => {
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const after of ['', ':', '\n more']) {
      const line = safe(`header ${Buffer.from(before + KEY + after).toString(encoding)}`);
      expect(line).toContain('***');
      expect(Buffer.from(line.slice(line.indexOf('***') + 3), encoding).toString()).not.toContain(KEY.slice(-4));
    }
  }
});
