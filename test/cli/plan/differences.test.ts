import { describe, expect, test } from 'vitest';
import { PlannedJob } from '../../../src/providers/plan';
import { job, pipeline, step } from '../fake-planners';
import { differences, planned } from '../planned';

const mapped = (variables: Readonly<Record<string, string>>) => ({ secrets: { kind: 'mapped', variables, unset: 'empty' } } as const);
const ALL = { secrets: { kind: 'all' } } as const;

/** The differences between two services that each run one job, without the lines that have it. */
function between(a: PlannedJob, b: PlannedJob): Promise<string[]> {
  return withoutPlaces(differences({ 'github/a.json': pipeline(a), 'gitlab.json': pipeline(b) }));
}

async function withoutPlaces(found: Promise<string[]>): Promise<string[]> {
  return (await found).map((text) => text.replace(/ \((?:github\/a|gitlab)\.json:\d+\)/g, ''));
}

describe('services agree', () => {
  test('however a value reaches the commands', async () => {
    const byService = job('a', [step('dbt build', { environment: { A: 'x y', B: 'main' } })]);
    const byScript = job('a', [step('export A=\'x y\'\nexport B="$CI_COMMIT_BRANCH"\ndbt build', { environment: { CI_COMMIT_BRANCH: 'main', CI: 'true' } })]);
    expect(await between(byService, byScript)).toEqual([]);
  });

  test('however the shell is made strict and a program started', async () => {
    const start = 'node .dbt-pipelines/run-and-monitor.mjs';
    const guard = 'case "$BITBUCKET_PR_DESTINATION_BRANCH" in\n  main) ;;\n  *) exit 0 ;;\nesac';
    expect(await between(job('a', [step(`set -eo pipefail\nexec ${start}`)]), job('a', [step(`${guard}\nset -o pipefail\n${start} || exit $?\n`, { preparation: [guard] })]))).toEqual([]);
  });

  test('whether a job has several steps or one script', async () => {
    expect(await between(job('a', [step('one'), step('two\n')]), job('a', [step('one\ntwo')]))).toEqual([]);
  });

  test('whether a secret is named or whatever the settings hold is there', async () => {
    const named = job('a', [step('dbt build', mapped({ DBT_API_KEY: 'DBT_API_KEY', TOKEN: 'UPLOAD_TOKEN' }))]);
    expect(await between(named, job('a', [step('export TOKEN="$UPLOAD_TOKEN"\ndbt build', ALL)]))).toEqual([]);
  });

  test('when one needs only the job before, and the other all that came before', async () => {
    const chain = [job('a', []), job('b', [], { needs: ['a'] }), job('c', [], { needs: ['b'] })];
    const strict = [job('a', []), job('b', [], { needs: ['a'] }), job('c', [], { needs: ['a', 'b'] })];
    expect(await differences({ 'github/a.json': pipeline(...chain), 'bitbucket.json': pipeline(...strict) })).toEqual([]);
  });

  test('about the page of a run and the name of the repository, which each has of its own', async () => {
    const of = (URL: string, REPOSITORY: string): PlannedJob => job('a', [step('dbt build', { environment: { URL, REPOSITORY } })]);
    expect(await between(of('https://github.com/rehearsal/repository/actions/runs/1', 'rehearsal/repository'), of('https://dev.azure.com/rehearsal/x/_build?buildId=1', 'repository')))
      .toEqual([]);
  });

  test('about a value that nobody knows before the job runs, which is said', async () => {
    const { status, lines } = await planned({
      'github/a.json': pipeline(job('a', [step('x', { environment: { A: 'b' } })])), 'gitlab.json': pipeline(job('a', [step('export A="$(date)"\nx')])),
    });
    expect(status).toBe(0);
    expect(lines.join('\n')).toContain('not compared\n  "Job a": the value of `A` is known only when the job runs on GitLab CI\n');
  });

  test('about what the settings of a service decide, which is said', async () => {
    const kept = (days: number | 'unknown'): PlannedJob => {
      const plain = job('a', []);
      return { ...plain, settings: { ...plain.settings, artifacts: [{ name: 'files', paths: ['target'], days, when: 'success' }] } };
    };
    const { status, lines } = await planned({ 'github/a.json': pipeline(kept(5)), 'gitlab.json': pipeline(kept(5)), 'azure.json': pipeline(kept('unknown')) });
    expect(status).toBe(0);
    expect(lines.join('\n')).toContain('not compared\n  "Job a": how long it keeps its artifacts, which no file says on Azure Pipelines\n');
    expect(await between(kept(5), kept(6))).toEqual(['"Job a" keeps artifacts for 5 days on GitHub Actions; keeps artifacts for 6 days on GitLab CI']);
  });
});

describe('services differ', () => {
  test.each([
    ['in the order', job('a', []), job('a', [], { needs: ['z'] }), '"Job a" waits for no job on GitHub Actions; runs after "Job z" on GitLab CI'],
    ['in a time-out', job('a', [], { timeoutMinutes: 60 }), job('a', []), '"Job a" ends after 60 minutes on GitHub Actions; has no time-out of its own on GitLab CI'],
    [
      'in a tool', job('a', [], { tools: { node: '24' } }), job('a', [], { tools: { node: '22' } }),
      '"Job a" uses Node.js 24 on GitHub Actions; uses Node.js 22 on GitLab CI',
    ],
    [
      'in a command, of which the first is named', job('a', [step('one\ntwo\nfour')]), job('a', [step('one\nthree')]),
      '"Job a" runs different commands: line 2 is `two` on GitHub Actions; is `three` on GitLab CI',
    ],
    [
      'in a value', job('a', [step('x', { environment: { A: '1' } })]), job('a', [step('export A=2\nx')]),
      '"Job a" reads different values from `A`: it is "1" on GitHub Actions; is "2" on GitLab CI',
    ],
    [
      'in a value that is not there', job('a', [step('x', { environment: { A: '1' } })]), job('a', [step('x', ALL)]),
      '"Job a" reads different values from `A`: it is "1" on GitHub Actions; is not set on GitLab CI',
    ],
    [
      'in a secret', job('a', [step('x', mapped({ KEY: 'KEY' }))]), job('a', [step('export KEY=plain\nx', ALL)]),
      '"Job a" reads different values from `KEY`: it is a secret on GitHub Actions; is "plain" on GitLab CI',
    ],
  ])('%s', async (_, a, b, text) => {
    const z = job('z', []);
    expect(await withoutPlaces(differences({ 'github/a.json': pipeline(z, a), 'gitlab.json': pipeline(z, b) }))).toEqual([text]);
  });

  test('in how often a job runs', async () => {
    expect(await differences({ 'github/a.json': pipeline(job('a', [])), 'github/b.json': pipeline(job('a', [])), 'gitlab.json': pipeline(job('a', [])) }))
      .toEqual(['"Job a" runs 2 times on GitHub Actions; runs on GitLab CI']);
  });

  test('and a reader sees the first ten', async () => {
    const { lines } = await planned({ 'github/a.json': pipeline(), 'gitlab.json': pipeline(...Array.from({ length: 12 }, (_, index) => job(`a${index}`, []))) });
    expect(lines.slice(-2)).toEqual(['  "Job a9" does not run on GitHub Actions; runs on GitLab CI', '  and 2 more (--json has all)']);
  });
});
