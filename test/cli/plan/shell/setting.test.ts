import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readSetting, readUnset } from '../../../../src/cli/plan/shell/setting';
import { text, Value } from '../../../../src/cli/plan/shell/value';

const KNOWN: Readonly<Record<string, string>> = { BRANCH: 'release/1.0/a', REF: 'refs/heads/release/1.0', EMPTY: '', MESSAGE: 'one\ntwo', STAR: '*/' };

function valuesOf(line: string): Value[] | undefined {
  return readSetting(line)?.((name) => text(KNOWN[name] ?? '')).map(([, value]) => value);
}

describe('what a line exports is what bash exports', () => {
  test.each([
    "A='it'\\''s $BRANCH'", 'A="$BRANCH"', 'A=$BRANCH', 'A="${BRANCH}x"', 'A=a"b"\'c\'', "A=''", 'A=', 'A="a \\"b\\" \\$c \\\\ \\d"', 'A="${EMPTY:-x y}"', 'A="${EMPTY:-$BRANCH}"',
    'A="${BRANCH:-x}"', 'A="${BRANCH:+yes}"', 'A="${EMPTY:+yes}"', 'A="${REF#refs/heads/}"', 'A="${BRANCH##*/}"', 'A="${BRANCH#*/}"', 'A="${BRANCH%%/*}"', 'A="${BRANCH%/*}"',
    'A="${REF,,}"', 'A="${MESSAGE// /%20}"', 'A="${BRANCH//e/%20}"',
    'A="$(case "$BRANCH:$EMPTY" in (main:) echo no;; (release/*:*) echo yes;; esac)"', 'A="$(case "$BRANCH" in (a) echo no;; esac)"',
    'A="$(case "$BRANCH" in a|"release/"*) echo both ;; *) echo none ;; esac)"', 'A="$(test "$BRANCH" = "$BRANCH" && echo false || echo true)"',
    'A="$(test "$BRANCH" = "$REF" && echo false || echo true)"',
    "A=\"${MESSAGE%%$'\\n'*}\"", 'A="costs 5$"', 'A="${BRANCH%?}"', 'A="${BRANCH%x}"', "A=\"${REF#'refs/'}\"", "A='multi\nline'",
  ])('%s', (assignment) => {
    const { stdout } = spawnSync('bash', ['-c', `export ${assignment}\nprintf %s "$A"`], { encoding: 'utf8', env: KNOWN });
    const [value] = valuesOf(`export ${assignment}`) ?? [];
    expect(value).toEqual(text(stdout));
  });
});

test.each([
  'case "$BRANCH $REF" in PullRequest*) export A=1 ;; *" refs/heads/"*) export A="$EMPTY"2 ;; *) export A=3 ;; esac',
  'case "$EMPTY" in x) export A=1 ;; *) export A=3 ;; esac',
])('a `case` that exports in each arm is what bash makes of it: %s', (line) => {
  const { stdout } = spawnSync('bash', ['-c', `${line}\nprintf %s "$A"`], { encoding: 'utf8', env: KNOWN });
  expect(valuesOf(line)).toEqual([text(stdout)]);
});

test('several variables may stand in one line', () => {
  expect(valuesOf('export A="$EMPTY" B=\'x y\'')).toEqual([text(''), text('x y')]);
});

test.each(['export A="$(git log -1 --format=%s)"', 'export A=$(date)', 'export A; A=$(git log -1 --format=%B | sed -n 1p)', 'export A="$(case $(date) in (a) echo b;; esac)"', 'export A="x$(echo "(")"', 'export A="${BRANCH#$STAR}"', 'export A="${BRANCH//\\//-}"'])(
  'a value that a command gives, or a pattern of a variable, is not known: %s', (line) => {
    expect(valuesOf(line)).toEqual([{ kind: 'unknown' }]);
  },
);

test.each([
  'export A=1 && dbt build', 'export A=1; echo', 'export A', 'echo export A=1', 'export A=`date`', 'export A=1 | cat', 'export A="${B^^}"', 'case $A in x) dbt build;; esac', 'export A="open', 'exports A=1', 'export A=~/x',
])('a line that is more than exports is a command: %s', (line) => {
  expect(readSetting(line)).toBeUndefined();
});

test.each<[string, string[] | undefined]>([
  ['unset A', ['A']],
  ['  unset A B_2', ['A', 'B_2']],
  ['unset', undefined],
  ['unset -f A', undefined],
  ['unset A && true', undefined],
  ['unset "$A"', undefined],
])('only a line that names variables is known to take them away: %s', (line, names) => {
  expect(readUnset(line)).toEqual(names);
});
