import { describe, expect, test } from 'vitest';
import * as library from '../../src';
import { thrownBy } from '../support/thrown';

/** What has names that a person types: enums, and classes with static members. */
const HOLDERS = Object.entries(library as Record<string, object>)
  .map(([name, holder]) => ({ name, holder, known: Object.getOwnPropertyNames(holder).filter((key) => !/^_|^(?:length|name|prototype)$/.test(key)) }))
  .filter(({ known }) => known.length > 0);

const valueOf = (holder: object, name: string): unknown => (holder as Record<string, unknown>)[name];

describe('a name that does not exist', () => {
  test('is looked for in everything that has names', () => {
    expect(HOLDERS.map(({ name }) => name)).toEqual(expect.arrayContaining(['CiProvider', 'SqlFluffDialect', 'Trigger', 'SecretRef', 'RunValue']));
  });

  test.each(HOLDERS)('of $name is refused with the nearest one', ({ name, holder, known: [first] }) => {
    expect(thrownBy(() => valueOf(holder, `${first}s`))).toMatch(new RegExp(`^${name}\\.${first}s: there is no such name: did you mean ${name}\\.\\w+\\?$`));
  });

  test('is refused with all of them where none is near', () => {
    expect(thrownBy(() => valueOf(library.CiProvider, 'JENKINS'))).toBe('CiProvider.JENKINS: there is no such name: choose one of GITHUB, GITLAB, AZURE, BITBUCKET');
  });

  test.each([
    ['a dialect', () => valueOf(library.SqlFluffDialect, 'SNOWFLAKES'), 'SqlFluffDialect.SNOWFLAKES: there is no such name: did you mean SqlFluffDialect.SNOWFLAKE?'],
    ['a method in another style', () => valueOf(library.Trigger, 'pull_request'), 'Trigger.pull_request: there is no such name: did you mean Trigger.pullRequest?'],
  ])('is named as the user wrote it: %s', (_, action, message) => expect(thrownBy(action)).toBe(message));
});

describe('what tools ask a class or an enum for', () => {
  test.each(['then', 'toJSON', '$$typeof', 'asymmetricMatch', 'nodeType', '__esModule', 'constructor', 'name'])('%s is answered as ever', (name) => {
    for (const { holder } of HOLDERS) expect(() => valueOf(holder, name)).not.toThrow();
  });

  test('the values of an enum are listed, and nothing else', () => {
    expect(Object.values(library.CiProvider)).toEqual(['github', 'gitlab', 'azure', 'bitbucket']);
    expect(JSON.stringify(library.RunValue)).toContain('"BRANCH":"branch"');
  });
});
