import { expect, test } from 'vitest';
import { factsWith, FAILED_MODEL, hostileFacts, hostileText, stepWith } from './facts';
import { codeInsights } from '../../../src/monitor/report/code-insights';
import { azure, github, gitlab, providerOf, terminal } from '../../../src/monitor/report/provider';
import type { Printed } from '../../../src/monitor/show/output';
import { safeLine } from '../../../src/monitor/text/safe-line';
import * as fc from '../../support/fast-check';

function commands(printed: readonly Printed[]): readonly string[] {
  return printed.filter(({ kind }) => kind === 'command').map(({ text }) => text);
}

/** As the runner of GitHub reads a command. */
function readGithub(line: string): { readonly command: string; readonly properties: Readonly<Record<string, string>>; readonly data: string } {
  const [, command, list, data] = /^::(\w[\w-]*)(?: (.*?))?::(.*)$/s.exec(line) ?? [];
  const unescape = (text: string) => text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');
  const properties = (list ?? '').split(',').filter(Boolean).map(pair => [pair.split('=')[0], unescape(pair.slice(pair.indexOf('=') + 1))]);
  return { command, properties: Object.fromEntries(properties), data: unescape(data) };
}

test.each([
  [{ GITHUB_ACTIONS: 'true' }, github], [{ GITLAB_CI: 'true' }, gitlab], [{ TF_BUILD: 'True' }, azure], [{ BITBUCKET_BUILD_NUMBER: '1' }, terminal], [{}, terminal],
])('the provider of %j is known by its variable', (environment, provider) => {
  expect(providerOf(environment)).toBe(provider);
});

test('on GitHub a failure is an error at its file, and a warning a warning', () => {
  const lines = commands(github.annotate(factsWith([stepWith([{ ...FAILED_MODEL, line: 3 }, { ...FAILED_MODEL, verdict: 'warned', file: undefined }])])));
  expect(lines[0]).toBe('::error file=models/customers.sql,line=3,title=model customers (models/customers.sql)::Database Error in model customers '
    + '(models/customers.sql)%0A  invalid identifier%0Acompiled code at target/compiled/shop/models/customers.sql');
  expect(lines[1]).toMatch(/^::warning title=model customers::/);
});

test('on Azure a failure is an issue at its file', () => {
  const [line] = commands(azure.annotate(factsWith([stepWith([{ ...FAILED_MODEL, line: 3 }])])));
  expect(line).toMatch(/^##vso\[task\.logissue type=error;sourcepath=models\/customers\.sql;linenumber=3;code=error\]model customers .*%0A {2}invalid identifier/);
});

test.each([['GitHub', github], ['Azure', azure]])('on %s a run of which no node is known has one error, and a good one none', (_, provider) => {
  expect(commands(provider.annotate(factsWith([])))).toHaveLength(1);
  expect(commands(provider.annotate(factsWith([], { code: 0 })))).toHaveLength(0);
});

test.each([['GitHub', github], ['Azure', azure]])('on %s there are at most ten annotations of a kind', (_, provider) => {
  const many = Array.from({ length: 50 }, () => FAILED_MODEL);
  expect(commands(provider.annotate(factsWith([stepWith(many)])))).toHaveLength(10);
});

test('whatever the names, each command of GitHub is one line, and says what was meant', () => {
  fc.assert(fc.property(hostileText, hostileText, hostileText, (name, file, message) => {
    const node = { ...FAILED_MODEL, name, file, message: `x${message}`, compiled: undefined };
    const [line] = commands(github.annotate(factsWith([stepWith([node])])));
    expect(line).not.toMatch(/[\r\n]/);
    expect(readGithub(line)).toEqual({
      command: 'error', properties: { file, line: '1', title: `model ${name} (${file})` }, data: `x${message}`,
    });
  }));
});

test('whatever the names, each command of Azure is one line, with its properties and no other', () => {
  fc.assert(fc.property(hostileFacts, facts => {
    for (const line of commands(azure.annotate(facts))) {
      expect(line).not.toMatch(/[\r\n]/);
      const [, properties] = /^##vso\[task\.logissue ([^\]]*)\]/.exec(line) ?? [];
      expect(properties.split(';').map(pair => pair.split('=')[0]).join(' ')).toMatch(/^type( sourcepath linenumber)?( code)?$/);
    }
  }));
});

test.each([['GitHub', github], ['GitLab', gitlab], ['Azure', azure], ['a terminal', terminal]])(
  'on %s a fold has its lines as words, so that nothing in them is a command, and no title makes one', (_, provider) => {
    fc.assert(fc.property(hostileText, fc.array(hostileText), (title, lines) => {
      const printed = provider.fold(safeLine()(title), lines, 1_700_000_000_000);
      expect(printed.filter(({ kind }) => kind === 'words').map(({ text }) => text)).toEqual(expect.arrayContaining(lines));
      for (const text of commands(printed)) {
        expect(text).not.toMatch(/\n/);
        expect(text.slice(1)).not.toMatch(/##vso\[|##\[/);
      }
    }));
  });

test('GitLab reads a section from its begin to its end', () => {
  const [begin, end] = commands(gitlab.fold('the log of step 4', ['x'], 1_700_000_000_500));
  expect(begin).toBe('\u001b[0Ksection_start:1700000000:dbt_the_log_of_step_4[collapsed=true]\r\u001b[0Kthe log of step 4');
  expect(end).toBe('\u001b[0Ksection_end:1700000000:dbt_the_log_of_step_4\r\u001b[0K');
});

test('Azure takes an absolute path for its summary, GitHub the file that it names, and the others have none', () => {
  expect(azure.jobSummary({ AGENT_TEMPDIRECTORY: '/agent/_temp' })).toMatchObject({
    file: '/agent/_temp/dbt Cloud.md', announce: [{ kind: 'command', text: '##vso[task.uploadsummary]/agent/_temp/dbt Cloud.md' }],
  });
  expect(github.jobSummary({ GITHUB_STEP_SUMMARY: '/x/summary' })).toMatchObject({ file: '/x/summary', announce: [] });
  for (const provider of [azure, github, gitlab, terminal]) expect(provider.jobSummary({})).toBeUndefined();
});

test('Code Insights gets a report of the commit, and an annotation for each failure up to its limit', () => {
  const commit = { repository: 'team/shop', hash: 'abc' };
  const [report, annotations, ...rest] = codeInsights(factsWith([stepWith(Array.from({ length: 150 }, () => FAILED_MODEL))]), commit);
  expect(rest).toEqual([]);
  expect([report.method, report.path]).toEqual(['PUT', '/2.0/repositories/team/shop/commit/abc/reports/dbt-pipelines-910']);
  expect(report.body).toMatchObject({ report_type: 'TEST', result: 'FAILED', link: 'https://x.invalid/runs/7/' });
  expect([annotations.method, annotations.path]).toEqual(['POST', `${report.path}/annotations`]);
  const list = annotations.body as { external_id: string }[];
  expect(list).toHaveLength(100);
  expect(list[0]).toMatchObject({ annotation_type: 'BUG', severity: 'HIGH', path: 'models/customers.sql', line: 1 });
  expect(new Set(list.map(({ external_id: id }) => id)).size).toBe(100);
  expect(codeInsights(factsWith([], { code: 0 }), commit)).toHaveLength(1);
});
