import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readExports } from '../../../../src/cli/plan/shell/read-exports';
import { text, Value, valueOf } from '../../../../src/cli/plan/shell/value';

const KNOWN: Readonly<Record<string, string>> = { BRANCH: 'release/1.0/a', REF: 'refs/heads/release/1.0', EMPTY: '', MESSAGE: 'one\ntwo', STAR: '*/' };

function valuesOf(line: string): Value[] | undefined {
  return readExports(line)?.map(({ word }) => valueOf(word, (name) => text(KNOWN[name] ?? '')));
}

describe('what a line exports is what bash exports', () => {
  test.each([
    "A='it'\\''s $BRANCH'", 'A="$BRANCH"', 'A=$BRANCH', 'A="${BRANCH}x"', 'A=a"b"\'c\'', "A=''", 'A=', 'A="a \\"b\\" \\$c \\\\ \\d"', 'A="${EMPTY:-x y}"', 'A="${EMPTY:-$BRANCH}"',
    'A="${BRANCH:-x}"', 'A="${BRANCH:+yes}"', 'A="${EMPTY:+yes}"', 'A="${REF#refs/heads/}"', 'A="${BRANCH##*/}"', 'A="${BRANCH#*/}"', 'A="${BRANCH%%/*}"', 'A="${BRANCH%/*}"',
    "A=\"${MESSAGE%%$'\\n'*}\"", 'A="costs 5$"', 'A="${BRANCH%?}"', 'A="${BRANCH%x}"', "A=\"${REF#'refs/'}\"", "A='multi\nline'",
  ])('%s', (assignment) => {
    const { stdout } = spawnSync('bash', ['-c', `export ${assignment}\nprintf %s "$A"`], { encoding: 'utf8', env: KNOWN });
    const [value] = valuesOf(`export ${assignment}`) ?? [];
    expect(value).toEqual(text(stdout));
  });
});

test('several variables may stand in one line', () => {
  expect(readExports('export A="$BRANCH" B=\'x y\'')?.map(({ name }) => name)).toEqual(['A', 'B']);
});

test.each(['export A="$(git log -1 --format=%s)"', 'export A=$(date)', 'export A="$(case "$X" in a) echo b;; *) echo c;; esac)"', 'export A="x$(echo "(")"', 'export A="${BRANCH#$STAR}"'])(
  'a value that a command gives, or a pattern of a variable, is not known: %s', (line) => {
    expect(valuesOf(line)).toEqual([{ kind: 'unknown' }]);
  },
);

test.each([
  'export A=1 && dbt build', 'export A=1; echo', 'export A', 'echo export A=1', 'export A=`date`', 'export A=1 | cat', 'export A="${B//a/b}"', 'export A="open', 'exports A=1', 'export A=~/x',
])('a line that is more than exports is a command: %s', (line) => {
  expect(readExports(line)).toBeUndefined();
});
