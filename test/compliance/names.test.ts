import { describe, expect, test } from 'vitest';
import { ShellJob, Trigger } from '../../src';
import { lintAndMerge, shell } from '../providers/definitions';
import { ALL, Define, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

const NAMES = [
  'Run dbt job', 'a "b" c', "it's", '`a`', 'a: b', '# a', 'a # b', '- a', '* a', '&a', '!a', '@a', '%a', '{a}', '[a]', '| a', '> a', '~', 'yes', 'on', 'No', '0042', '3.10',
  '12:30', '=', '<<', '$HOME', '${HOME}', '$$', 'a\\b', 'a/b', 'é 🚀 א', 'x'.repeat(255), 'stage', 'jobs', 'pipelines', 'job', 'trigger', 'constructor', '100%',
];

describe.each(ALL)('on %s', (provider) => {
  test('a name comes out byte for byte', () => {
    for (const name of NAMES) expect(Rendered.of(shell({ name })).plan(provider, 'main').jobs.map((job) => job.name)).toEqual([name]);
  });

  test('jobs of all these names make one pipeline, each beside the others', () => {
    const define: Define = (pipelines) => NAMES.forEach((name, index) => new ShellJob(pipelines, `job-${index}`, { name, commands: ['true'] }));
    expect(Rendered.of(define).plan(provider, 'main').jobs.map((job) => job.name).sort()).toEqual([...NAMES].sort());
  });

  test('a job without a name is called by its id', () => {
    expect(Rendered.of(lintAndMerge).plan(provider, 'dev').jobs.map((job) => job.name)).toEqual(['lint']);
  });

  test('needs hold between jobs of any name', () => {
    const define: Define = (pipelines) => {
      const first = new ShellJob(pipelines, 'a', { name: 'a: "1" # $x', commands: ['true'] });
      new ShellJob(pipelines, 'b', { name: "- it's", commands: ['true'], needs: [first] });
    };
    const { jobs } = Rendered.of(define).plan(provider, 'main');
    expect(jobs[1].needs).toEqual([jobs[0].id]);
  });
});

/** The keys that each provider allows (trap 32). */
test('ids become keys that each provider allows', () => {
  const rendered = Rendered.of((pipelines) => void new ShellJob(pipelines, 'Run-dbt_2', { commands: ['true'] }));
  expect(Object.keys((rendered.file('github') as { jobs: object }).jobs)).toEqual(['Run-dbt_2']);
  expect((rendered.file('azure') as unknown as { jobs: { job: string }[] }).jobs[0].job).toBe('Run_dbt_2');
  expect(rendered.files('github').concat(rendered.files('azure')).map(({ path }) => path)).toEqual(['.github/workflows/Run-dbt_2.yml', '.azure-pipelines/Run-dbt_2.yml']);
});

test('two ids that one provider would write alike are refused', () => {
  const define: Define = (pipelines) => ['a-b', 'a_b'].forEach((id) => new ShellJob(pipelines, id, { commands: ['true'] }));
  expect(diagnosticsOf(definitionOf(define))).toMatchObject([{ code: 'duplicate-id' }]);
});

test('a name that GitLab reads as something else is refused (trap 32)', () => {
  for (const name of ['pages', 'default', 'include', 'image', 'stages', 'variables', 'workflow', 'before_script', 'cache', '.hidden', 'true', 'nil']) {
    expect(() => Rendered.of(shell({ name })), name).toThrow(/name/);
  }
});

test('a name that a provider would evaluate, or that no line can hold, is refused (trap 42)', () => {
  for (const name of ['${{ github.ref }}', '$(Build.BuildId)', 'a\nb', 'a\tb', '', ' ', ' a', 'a ', 'x'.repeat(256)]) {
    expect(() => Rendered.of(shell({ name })), JSON.stringify(name)).toThrow(/name/);
  }
});

/** A push filter takes these as patterns or expressions on one of the four. */
test('a branch name that a provider would evaluate is refused', () => {
  for (const branch of ['a"b', "a'b", '$(x)', '${{ x }}', '$x', 'a b', 'a\\b', '']) expect(() => Trigger.push({ branches: [branch] }), branch).toThrow(/branches/);
});
