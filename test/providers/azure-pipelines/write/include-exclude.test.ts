import { describe, expect, test } from 'vitest';
import { contains, EVERY_NAME, NameSet, setOf } from '../../../../src/model/patterns/name-set';
import { matchesName } from '../../../../src/providers/azure-pipelines/read/name-lists';
import { differingName, FilterKind, includeExcludeOf, IncludeExclude } from '../../../../src/providers/azure-pipelines/write/include-exclude';

type Lists = [include: string[], exclude: string[]];

function listsOf(kind: FilterKind, names: NameSet): Lists {
  const { include, exclude } = includeExcludeOf(kind, names);
  return [[...include], [...exclude]];
}

describe('branches', () => {
  test.each<[string, NameSet, Lists]>([
    ['whole names stay as they are', setOf(['main', 'docs/preview'], []), [['main', 'docs/preview'], []]],
    ['every name is one star', EVERY_NAME, [['*'], []]],
    ['every name but some', [...EVERY_NAME, ...setOf([], ['main'])], [['*'], ['main']]],
    ['everything below a folder is one star, which crosses slashes', setOf(['release/**'], []), [['release/*'], []]],
    ['one level of a folder leaves the deeper ones out', setOf(['release/*'], []), [['release/*'], ['release/*/*']]],
    ['a star within a part leaves out what has a slash there', setOf(['v*-rc'], []), [['v*-rc'], ['v*/*-rc']]],
    ['what another pattern covers is not said twice', setOf(['release/*', 'release/**', 'release/a'], []), [['release/*'], []]],
    ['what is left out altogether is not taken', setOf(['main', 'dev'], ['dev']), [['main'], []]],
    ['what was not taken is not left out', setOf(['main'], ['release/**']), [['main'], []]],
    ['any depth is said with and without a folder before it', setOf(['**/x'], []), [['x', '*/x'], []]],
  ])('%s', (_, names, lists) => {
    expect([listsOf('branches', names), differingName('branches', names)]).toEqual([lists, undefined]);
  });

  test.each<[string, NameSet, string]>([
    ['names taken in again below what was left out', [...setOf(['**'], ['release/**']), { pattern: 'release/keep', included: true }], 'release/x'],
    ['one level left out of all levels', setOf(['**'], ['release/*']), 'release/x'],
  ])('%s cannot be said, and there is a name to show for it', (_, names, name) => {
    expect(differingName('branches', names)).toBe(name);
  });
});

describe('paths', () => {
  test.each<[string, NameSet, Lists]>([
    ['a folder', setOf(['models/**'], []), [['models/*'], []]],
    ['a name with a dot is a file', setOf(['dbt_project.yml'], []), [['dbt_project.yml'], []]],
    ['a name without a dot would take a folder too, which is left out', setOf(['Makefile'], []), [['Makefile'], ['Makefile/*']]],
    ['a folder beside a name takes both', setOf(['docs', 'docs/**'], []), [['docs'], []]],
    ['one level of files', setOf(['models/*.sql'], []), [['models/*.sql'], ['models/*/*.sql']]],
    ['files of one ending at any depth', setOf(['**/*.sql'], []), [['*.sql'], []]],
    ['all but a folder and a file', setOf(['**'], ['docs/**', 'README.md']), [['*'], ['docs/*', 'README.md']]],
  ])('%s', (_, names, lists) => {
    expect([listsOf('paths', names), differingName('paths', names)]).toEqual([lists, undefined]);
  });

  test('a name without a dot cannot be left out, because a folder of that name would be too', () => {
    expect(differingName('paths', setOf(['**'], ['docs']))).toBe('docs');
  });
});

/** Read by what reads the files of people, and not by the automata that wrote them. */
describe('the lists take the names of the set and no other', () => {
  const names = ['main', 'release', 'release/a', 'release/a/b', 'release/a/b/c', 'a/release/b', 'x', 'y/x', 'v1', 'v1/rc', 'v1-rc', 'v1/2-rc'];
  const takes = ({ include, exclude }: IncludeExclude, name: string): boolean =>
    include.some((pattern) => matchesName(pattern, name)) && !exclude.some((pattern) => matchesName(pattern, name));

  test.each([
    [['**'], ['main', 'release/**']], [['release/*', 'x'], []], [['release/**', 'v*'], ['release/a/**']], [['*'], ['v*']], [['v*-rc', '**/b'], ['main']],
  ])('%j but %j', (include, exclude) => {
    const set = setOf(include, exclude);
    expect(differingName('branches', set)).toBeUndefined();
    expect(names.filter((name) => takes(includeExcludeOf('branches', set), name))).toEqual(names.filter((name) => contains(set, name)));
  });
});
