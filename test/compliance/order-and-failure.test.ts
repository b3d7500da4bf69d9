import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Machine } from './running';
import { DbtPipelines, ShellJob, Trigger } from '../../src';
import { shell } from '../providers/definitions';
import { ALL, Define, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

function job(pipelines: DbtPipelines, id: string, needs: ShellJob[] = [], branches?: string[]): ShellJob {
  return new ShellJob(pipelines, id, { commands: [`echo ${id}`], needs, triggers: [Trigger.push({ branches })] });
}

/** a and b side by side, then c after both; c on main only. */
const fan: Define = (pipelines) => void job(pipelines, 'c', [job(pipelines, 'a'), job(pipelines, 'b')], ['main']);

describe.each(ALL)('on %s', (provider) => {
  test('a job runs after the jobs that it needs, and those that do not need each other wait for nothing', () => {
    const { jobs } = Rendered.of(fan).plan(provider, 'main');
    expect(jobs.map(({ name, needs }) => [name, [...needs].sort()])).toEqual([['a', []], ['b', []], ['c', ['a', 'b']]]);
  });

  test('the needed jobs run alone for a branch that the needing job is not for', () => {
    expect(Rendered.of(fan).plan(provider, 'dev').jobs.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('jobs are written in an order in which needs come first, whatever the order of the definition', () => {
    const chain: Define = (pipelines) => {
      const last = job(pipelines, 'z1');
      job(pipelines, 'a2', [job(pipelines, 'm3', [last])]);
    };
    expect(Rendered.of(chain).plan(provider, 'main').jobs.map(({ name }) => name)).toEqual(['z1', 'm3', 'a2']);
  });
});

describe.each(ALL)('a script on %s', (provider) => {
  let machine: Machine;
  beforeEach(() => { machine = new Machine(); });
  afterEach(() => machine.remove());

  async function run(...commands: string[]) {
    const { steps } = Rendered.of(shell({ commands })).job(provider, 'main', 'shell');
    expect(steps).toHaveLength(1);
    return machine.run(provider, steps[0]);
  }

  test('stops at the first command that fails, and fails (trap 26)', async () => {
    expect(await run('echo before', 'false', 'echo after')).toMatchObject({ code: 1, output: 'before\n' });
  });

  test('stops at a failure inside a pipe', async () => {
    expect(await run('false | cat', 'echo after')).toMatchObject({ code: 1, output: '' });
  });

  test('goes on after a failure that the command itself answers', async () => {
    expect(await run('false || echo answered', 'if false; then\n  echo never\nfi', 'echo after')).toMatchObject({ code: 0, output: 'answered\nafter\n' });
  });

  test('is one shell: a variable, a function and a folder last until its end', async () => {
    expect(await run('X=1; f() { echo "f $X"; }', 'mkdir d', 'cd d', 'f', 'basename "$PWD"')).toMatchObject({ code: 0, output: 'f 1\nd\n' });
  });

  test('ends early and well with exit 0', async () => {
    expect(await run('exit 0', 'false')).toMatchObject({ code: 0, output: '' });
  });
});

test.each(['gitlab', 'bitbucket'] as const)('on %s the commands of a job are one item, so that the runner prints nothing into a `case` or a here-document', (provider) => {
  const commands = ['case x in', 'x) echo matched ;;', 'esac'];
  const scripts = JSON.stringify(Rendered.of(shell({ commands })).files(provider));

  expect(scripts).toContain(JSON.stringify(commands.join('\n')));
});

describe('what a provider cannot order is refused, not changed', () => {
  test('on bitbucket a job would wait for one that it does not need', () => {
    const define: Define = (pipelines) => {
      job(pipelines, 'b', [job(pipelines, 'a')]);
      job(pipelines, 'd', [job(pipelines, 'c')]);
    };
    expect(diagnosticsOf(definitionOf(define))).toMatchObject([{ code: 'order-not-expressible', path: expect.stringMatching(/^[bd]$/) }]);
    expect(diagnosticsOf(definitionOf(define), ['github', 'gitlab', 'azure'])).toEqual([]);
  });

  test('the same jobs are fine where they never meet on one branch', () => {
    const define: Define = (pipelines) => {
      job(pipelines, 'b', [job(pipelines, 'a', [], ['x'])], ['x']);
      job(pipelines, 'd', [job(pipelines, 'c', [], ['y'])], ['y']);
    };
    expect(diagnosticsOf(definitionOf(define))).toEqual([]);
  });

  test('a job cannot need one that does not run for all of its pushes', () => {
    const define: Define = (pipelines) => void job(pipelines, 'b', [job(pipelines, 'a', [], ['x'])]);
    expect(diagnosticsOf(definitionOf(define))).toMatchObject([{ code: 'needs-other-event' }]);
  });
});

test('on azure the condition of a job keeps that its needs must have succeeded (trap 29)', () => {
  const conditions = Rendered.of(fan).files('azure').flatMap(({ data }) => (data as unknown as { jobs: { job: string; condition?: string }[] }).jobs)
    .flatMap(({ condition }) => condition ?? []);
  expect(conditions).toEqual([expect.stringMatching(/^and\(succeeded\(\), /)]);
});

test('on gitlab every job says what it needs, or it would wait for whole stages', () => {
  const { workflow: _, ...jobs } = Rendered.of(fan).file('gitlab');
  expect(Object.values(jobs).map((entry) => (entry as { needs: string[] }).needs)).toEqual([[], [], ['a', 'b']]);
});
