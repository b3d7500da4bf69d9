import { describe, expect, test } from 'vitest';
import { isUnbounded, patternsIn, patternsOfTheProgram } from './patterns';
import { readAnswer } from '../../../src/monitor/http/answer';
import { readRun, type Run } from '../../../src/monitor/http/run';
import { annotationText } from '../../../src/monitor/report/annotations';
import { failureLines, logTail } from '../../../src/monitor/report/failure-lines';
import { mayHaveResults } from '../../../src/monitor/report/gather-results';
import { junit } from '../../../src/monitor/report/junit';
import { logErrors, withLog } from '../../../src/monitor/report/log-errors';
import { markdown } from '../../../src/monitor/report/markdown';
import { readNodeResults } from '../../../src/monitor/report/node-result';
import { azure, github, gitlab } from '../../../src/monitor/report/provider';
import { readConfiguration } from '../../../src/monitor/settings/configuration';
import { nodeUpdates, startedShare } from '../../../src/monitor/show/node-lines';
import { secretHider } from '../../../src/monitor/text/hide-secrets';
import { readJson } from '../../../src/monitor/text/json';
import { safeLine } from '../../../src/monitor/text/safe-line';
import { thinnedText } from '../../../src/monitor/text/thin-text';
import { FAILED_MODEL, factsWith, stepWith } from '../report/facts';

const LENGTH = 400_000;
const MOST_MS = 100;

/** What each expression that may match a text of any length takes longest to give up: `[before, repeated, after]`. */
const WORST: Readonly<Record<string, readonly [string, string, string]>> = {
  'decide/correlation-id.ts /\\[dbt-pipelines (?<provider>[a-z]+):(?<runId>\\d+)\\.\\d+ (?<job>[0-9a-f]{8}) (?<line>[0-9a-f]{8}) [0-9a-z]+\\]$/':
    ['', '[dbt-pipelines a:1.1 01234567 01234567 abcdefghi', ''],
  'decide/state-file.ts /^\\d+$/': ['', '1', 'x'],
  'http/answer.ts /^\\d+$/': ['', '1', 'x'],
  'http/exchange.ts /^[\\d.:]+$/': ['', '1.', 'x'],
  'http/run.ts /^(\\d+):(\\d\\d):(\\d\\d)/': ['', '1', 'x'],
  'http/run.ts /^https?:\\/\\/\\S+$/': ['http://', 'x', ' x'],
  'report/markdown.ts /\\n+/g': ['', '\n', 'x'],
  'report/provider.ts /[^a-z0-9]+/g': ['', '-', 'x'],
  'settings/address.ts /^[a-z][a-z0-9+.-]*:\\/\\//i': ['', 'a', ' '],
  'settings/address.ts /^\\/*$/': ['', '/', 'x'],
  'settings/address.ts /^\\/+(api|deploy|accounts|settings|next)(\\/.*)?$/': ['', '/', '/api\n'],
  'settings/proxy.ts /[\\s,]+/': ['', ' ,', 'x'],
  'settings/proxy.ts /^\\*?\\.?([^:*]+?)(?::(\\d+))?$/': ['', 'a.', ':x'],
  'settings/setting.ts /^(\\$\\([^)]*\\)|\\$\\{\\{.*\\}\\}|\\$\\{?\\w+\\}?)$/': ['${{', '}}', 'x'],
  'settings/setting.ts /^\\d*$/': ['', '1', 'x'],
  'settings/setting.ts /^\\d+(\\.\\d+)?$/': ['', '1', '.'],
  'text/hide-secrets.ts /=+$/': ['', 'x=', 'x'],
  'text/hide-secrets.ts /\\\\+|[^\\\\]/gs': ['', '\\', 'x'],
  'text/json.ts /("id"\\s*:\\s*)(\\d{16,})/g': ['', '"id" : ', ''],
  'text/json.ts /^\\d+$/': ['', '1', 'x'],
  'text/safe-line.ts /\\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007\\u001b]*(?:\\u0007|\\u001b\\\\)|[@-Z\\\\-_])/g': ['', '\u001b]0;x', ''],
  'text/safe-line.ts /^(\\s*):(?=:)/': ['', ' ', 'x'],
};

/** Pieces of what the program looks for, so that none of its expressions is without a near match. */
const UNITS = [
  ' ', 'a', '1', '.', ':', '/', '\\', ']', '[', '}', '${{', '\n', '\r\n', '\t', '=', '#', '##', '::', '\u001b[', '\u001b[1', '\u001b]', '(', ')', '-', '%', '$', '"',
  ' in a', ' in a b (', ' in in a (b', 'in model x (y)', '1 of 1 A', '1 of 1 A ', '1 of 1 ', ' of ', '1 of 1 OK . .[', 'ERROR in model ', 'CERT', '"id":', '\\u005c', '%5c', '%255c',
  'dbt', 'dbtf deps', 'compiled code at ', ' line 1', 'line ', '--> a:1', '  --> a', '[error] ', '[error]: [', 'error: dbt1: ', 'Failed [', 'Failed [  1.0s] test a (', '12:00:00 ',
  'Failed [ 1s] model a.b (table)\n', '1: x\n', '=====', '[dbt-pipelines ', '[dbt-pipelines github:1.', '\ud800', '\u0000', '🚀', '<', '|', 'é', '\n\n ', 'x\n', '}}', '{', 'http://',
];

function repeated(unit: string): string {
  return unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
}

/** Milliseconds of processor time, the least of a few tries: what others do at the same time is none of ours. */
function cpuMs(act: () => unknown): number {
  let least = Infinity;
  for (let tries = 0; tries < 4 && least >= MOST_MS; tries++) {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

const PATTERNS = patternsOfTheProgram();

describe('the regular expressions of the program', () => {
  test('are found wherever they are written', () => {
    const found = patternsIn('a.ts', 'const a = /x+/; f(b.replace(/[/]/g, "")); new RegExp("y"); `${RegExp("z")} /no/`; // /no/');
    expect(found.map(({ id }) => id)).toEqual(['a.ts /x+/', 'a.ts /[/]/g', 'a.ts RegExp', 'a.ts RegExp']);
    expect(PATTERNS.length).toBeGreaterThan(50);
  });

  test.each([['a*', true], ['a+', true], ['a{3,}', true], ['[*+]', false], ['\\*\\+', false], ['a{1,3}', false], ['[\\]+]b', false], ['[a]+', true]])(
    'that may match a text of any length are told: %s', (source, expected) => {
      expect(isUnbounded(source)).toBe(expected);
    });

  test('have their worst case in the table where they may match a text of any length', () => {
    expect(Object.keys(WORST).sort()).toEqual(PATTERNS.filter(({ source }) => isUnbounded(source)).map(({ id }) => id).sort());
  });

  test('that are made at run time are two, and both are looked at below by what they are for', () => {
    expect(PATTERNS.filter(({ id }) => id.endsWith(' RegExp')).map(({ id }) => id)).toEqual(['show/node-lines.ts RegExp', 'text/hide-secrets.ts RegExp']);
  });

  test.each(PATTERNS.filter(({ id }) => !id.endsWith(' RegExp')).map(({ id, source, flags }) => ({ id, source, flags })))(
    'are quick with 400 kB of whatever they look for: $id', ({ id, source, flags }) => {
      const pattern = new RegExp(source, flags);
      const [before, unit, after] = WORST[id] ?? ['', ' ', ''];
      for (const text of [`${before}${repeated(unit)}${after}`, ...UNITS.map(repeated)]) {
        expect(cpuMs(() => text.replace(pattern, '')), JSON.stringify(text.slice(0, 40))).toBeLessThan(MOST_MS);
      }
    });
});

function runWith(log: string): Run {
  const steps = [{ index: 1, name: log, status: 3, logs: log }];
  const run = readRun({ id: 1, status: 3, status_message: log, trigger: { cause: log }, href: log, run_steps: steps });
  if (run === undefined) throw new Error('not a run');
  return run;
}

/** What reads text from outside, by what it is for. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'the models and tests of a log': text => nodeUpdates(new Map(), undefined, runWith(text)),
  'the share that has started': text => startedShare(runWith(text)),
  'whether a step has results': text => mayHaveResults({ number: 1, name: text, status: 20, log: '' }),
  'the errors of a log': text => logErrors(text),
  'what the log tells of a node': text => withLog([{ ...FAILED_MODEL, message: '', file: undefined }], text),
  'the message of a node': text => readNodeResults({ results: [{ unique_id: `model.a.${text}`, status: 'error', message: text }] }, value => value),
  'the end of a log': text => logTail({ number: 1, name: 'dbt', status: 20, log: text }, 50),
  'what failed': text => failureLines([{ ...FAILED_MODEL, message: text }]),
  'an annotation': text => annotationText({ ...FAILED_MODEL, message: text }),
  'annotations of a provider': text => [github, azure, gitlab].map(provider => provider.annotate(factsWith([stepWith([{ ...FAILED_MODEL, message: text }])]))),
  'JUnit XML': text => junit(factsWith([stepWith([{ ...FAILED_MODEL, message: text }])])),
  'a summary': text => markdown(factsWith([stepWith([{ ...FAILED_MODEL, message: text }])], { sentence: text }), 1_000_000),
  'a line of the log': text => safeLine('dbtc_/very+secret=')(text),
  'a secret of backslashes': text => secretHider(['\\\\\\a'])(text),
  'a secret of slashes': text => secretHider(['////////=', '+\\/\\+\\/'])(text),
  'a secret of one letter': text => secretHider(['aaaaaaaaaaaaaaaab', '%5c%5c%5c'])(text),
  'an answer': text => readAnswer({ status: 200, headers: { 'retry-after': text, 'date': text }, text: JSON.stringify({ data: text }) }, 0),
  'a page': text => readAnswer({ status: 503, headers: { location: text }, text }, 0),
  'JSON': text => readJson(text),
  'the variables': text => {
    // Linux takes no longer ones
    const value = text.slice(0, 131_000);
    return readConfiguration({
      DBT_URL: value,
      DBT_API_KEY: value,
      DBT_ACCOUNT_ID: value,
      DBT_JOB_BRANCH: value,
      DBT_JOB_SCHEMA_OVERRIDE: value,
      HTTPS_PROXY: value,
      NO_PROXY: value,
    });
  },
};

describe.each(Object.keys(READERS))('%s', name => {
  test('takes less than 100 ms for 400 kB, in one line, and in lines as long as are read', () => {
    const texts = [...UNITS, ...Object.values(WORST).map(([before, unit]) => before + unit)].map(repeated);
    for (const text of texts) {
      for (const shape of [text, inLines(text, 499)]) {
        expect(cpuMs(() => READERS[name](shape)), JSON.stringify(shape.slice(0, 60))).toBeLessThan(MOST_MS);
      }
    }
  }, 60_000);
});

test('a log of 400 kB is thinned out in less than 100 ms', async () => {
  for (const unit of UNITS) {
    const body = Buffer.from(JSON.stringify({ data: repeated(unit) }));
    let least = Infinity;
    for (let tries = 0; tries < 4 && least >= MOST_MS; tries++) {
      const before = process.cpuUsage();
      await thinnedText(inPieces(body), 1_000);
      const { user, system } = process.cpuUsage(before);
      least = Math.min(least, (user + system) / 1_000);
    }
    expect(least, JSON.stringify(unit)).toBeLessThan(MOST_MS);
  }
});

function inLines(text: string, length: number): string {
  return text.replace(/\n/g, ' ').replace(new RegExp(`.{${length}}`, 'g'), '$&\n');
}

async function* inPieces(body: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}
