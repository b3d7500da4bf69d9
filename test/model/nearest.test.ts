import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/model/nearest';

const OPTIONS = ['provider', 'event', 'branch', 'job', 'secret', 'against', 'json'];

describe('the nearest known word', () => {
  test.each([
    ['brunch', 'branch'],
    ['Branch', 'branch'],
    ['bracnh', 'branch'],
    ['secrets', 'secret'],
    ['providr', 'provider'],
    ['jb', 'job'],
  ])('of %s is %s', (word, name) => {
    expect(nearest(word, OPTIONS)).toBe(name);
  });

  test('is none for a word that is no slip of a known one', () => {
    expect(nearest('verbose', OPTIONS)).toBeUndefined();
  });

  test('is none for a word so short that anything would be near', () => {
    expect(nearest('x', ['a', 'y'])).toBeUndefined();
  });

  test('is none when nothing is known', () => {
    expect(nearest('branch', [])).toBeUndefined();
  });

  test('is the nearer of two', () => {
    expect(nearest('jobs', ['json', 'job'])).toBe('job');
  });
});
