import { expect, test } from 'vitest';
import { shortLines } from '../../../src/monitor/text/lines';

test('lines of 500 characters are read, longer ones and blank ones are left out', () => {
  const [longest, tooLong] = ['x'.repeat(500), 'y'.repeat(501)];
  expect(shortLines(`a\n${tooLong}\n\n \t\n${longest}\nb`)).toEqual(['a', longest, 'b']);
});

test('lines come without terminal sequences, control characters and the blanks at their ends', () => {
  expect(shortLines('  \u001b[31mred\u001b[0m \r\n\u001b]0;title\u0007b\u0008c  ')).toEqual(['  red', 'b c']);
});
