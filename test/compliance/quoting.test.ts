import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Machine } from './running';
import { ProviderId } from '../../src/model/provider-id';
import { PlannedStep } from '../../src/providers/plan';
import { PLANNERS } from '../../src/providers/planners';
import { merge, shell } from '../providers/definitions';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

/** Names that git accepts for a branch, and that anybody with write access can push. */
const HOSTILE_BRANCHES = [
  'a;touch${IFS}pwned', 'x$(touch${IFS}pwned)', '`touch${IFS}pwned`', 'x$DBT_API_KEY', '${DBT_API_KEY}', "a';touch${IFS}pwned;'",
  'a";touch${IFS}pwned;"', 'a&&touch${IFS}pwned', '-e',
];

let machine: Machine;
beforeEach(() => {
  machine = new Machine();
  machine.install('node', 'console.log(JSON.stringify(process.env.DBT_JOB_BRANCH));');
});
afterEach(() => machine.remove());

/** The step of the merge job as it would be for a branch that its trigger does not even let in. */
function stepFor(provider: ProviderId, branch: string): PlannedStep {
  const reopened = (data: unknown): unknown => JSON.parse(JSON.stringify(data), (_, value) => opened(value));
  const files = Rendered.of(merge).files(provider).map(({ path, data }) => ({ path, data: reopened(data) }));
  return PLANNERS[provider].planner.plan(files, { kind: 'push', branch }).jobs[0].steps[0];
}

/** Lets each trigger, rule and key of `main` hold for every branch. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => item === 'main' ? '**' : item);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'rules' && key !== 'condition').map(([key, entry]) => [key === 'main' ? '**' : key, entry]);
  return Object.fromEntries(entries);
}

describe.each(ALL)('on %s', (provider) => {
  test.each(HOSTILE_BRANCHES)('a branch called %j is a value and never code', async (branch) => {
    const result = await machine.run(provider, stepFor(provider, branch), { DBT_API_KEY: 'the-key' });
    expect(result).toMatchObject({ code: 0, output: `${JSON.stringify(branch)}\n` });
    expect(machine.files()).toEqual([]);
  });

  test('no script holds what only the provider could fill in', () => {
    for (const define of [merge, shell({ env: { A: 'b' } })]) {
      const { jobs } = Rendered.of(define).plan(provider, 'main');
      for (const { script } of jobs.flatMap(({ steps }) => steps)) expect(script).not.toMatch(/\$\{\{|\$\([A-Za-z]|\$\[/);
    }
  });
});

test('on github an expression stands where a shell never sees its source', () => {
  const [text] = Rendered.of(merge).texts('github');
  const lines = text.split('\n').filter((line) => line.includes('${{'));
  expect(lines.map((line) => line.trim())).toEqual(['group: ${{ github.run_id }}', 'DBT_JOB_BRANCH: ${{ github.ref_name }}', 'DBT_API_KEY: ${{ secrets.DBT_API_KEY }}']);
});

test('a command that GitHub and Azure would evaluate is refused (trap 42)', () => {
  expect(() => Rendered.of(shell({ commands: ['echo ${{ github.head_ref }}'] }))).toThrow(/\$\{\{/);
});

describe('on azure a command substitution is safe from macros (trap 42)', () => {
  test.each([['$(date)', 'DATE'], ['$(Date)', 'DATE'], ['$(A_B)', 'A_B']])('%s is refused where a variable is called %s', (command, variable) => {
    const definition = definitionOf(shell({ commands: [`echo ${command}`], env: { [variable]: 'x' } }));
    expect(diagnosticsOf(definition, ['azure'])).toMatchObject([{ code: 'unspellable-value', message: expect.stringContaining(command) }]);
    expect(diagnosticsOf(definition, ['github', 'gitlab', 'bitbucket'])).toEqual([]);
  });

  test.each(['$( date )', '$(date +%s)', '$((1 + 2))', '$(uname)'])('%s stays the command that it is', async (command) => {
    const { steps } = Rendered.of(shell({ commands: [`echo "${command}" > answer`], env: { DATE: 'x' } })).job('azure', 'main', 'shell');
    expect(steps[0].script).toContain(command);
    expect((await machine.run('azure', steps[0])).code).toBe(0);
  });
});
