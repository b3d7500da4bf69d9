import { describe, expect, test } from 'vitest';
import { SecretRef } from '../../src';
import { invalid, wrongType } from '../../src/model/invalid';

describe('the value in a message', () => {
  test.each<[unknown, string]>([
    ['a "b"\n', '"a \\"b\\"\\n"'], [5, '5'], [true, 'true'], [['a', 1], '["a", 1]'], [[], '[]'], [undefined, 'undefined'], [null, 'null'], [{ a: 1 }, 'an object'],
    [SecretRef.named('KEY'), 'a SecretRef'], [[SecretRef.named('KEY')], '[a SecretRef]'], [Object.create(null), 'an object'], [() => 1, 'a function'],
    ['😀'.repeat(81), `"${'😀'.repeat(80)}"… (81 characters)`], ['x'.repeat(80), `"${'x'.repeat(80)}"`],
  ])('%j is shown', (value, shown) => {
    expect(invalid('property', value, 'is wrong').message).toBe(`property: ${shown} is wrong`);
  });

  test('is followed by what to do, where that is known', () => {
    expect(invalid('property', 1, 'is wrong', 'give 2').message).toBe('property: 1 is wrong: give 2');
  });

  test.each<[unknown, string]>([['hush', 'a string'], [5, 'a number'], [['hush'], 'a list'], [null, 'null'], [undefined, 'undefined'], [{ hush: 1 }, 'an object'], [new Date(), 'a Date']])(
    'of a wrong type is not shown: %j', (value, kind) => {
      expect(wrongType('property', value, 'a list').message).toBe(`property: expected a list, got ${kind}`);
    });
});
