import * as path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blocksOf, readDocument, ROOT } from './markdown';
import { namedFiles, recipes } from './recipes';
import { TeamRepository } from './team-repository';

const repository = new TeamRepository();
repository.link('vitest', '@types');
afterAll(() => repository.remove());

const RECIPES = recipes();
const LIBRARY = path.join(ROOT, 'src/index.ts');

test.each(RECIPES)('the definition below "$name" is written without an error', ({ definition }) => {
  const team = new TeamRepository();
  team.write('.projenrc.ts', definition);
  expect(team.synth()).toBe('');
  team.remove();
});

test('the TypeScript in README has the types that the library has', () => {
  RECIPES.forEach(({ definition }, index) => repository.write(`recipe-${index}.ts`, definition));
  for (const [name, text] of Object.entries(namedFiles())) repository.write(name, text);
  repository.write('tsconfig.json', JSON.stringify({
    compilerOptions: {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: 'ES2022',
      module: 'preserve',
      moduleResolution: 'bundler',
      types: ['node'],
      paths: { 'projen-dbt-pipelines': [LIBRARY] },
    },
    include: ['*.ts'],
  }));
  expect(repository.run(path.join(ROOT, 'node_modules/typescript/bin/tsc'), '--project', '.')).toBe('');
});

test('the test of a definition in README passes', () => {
  for (const [name, text] of Object.entries(namedFiles())) repository.write(name, text);
  repository.write('vitest.config.mts', `export default { resolve: { alias: { 'projen-dbt-pipelines': ${JSON.stringify(LIBRARY)} } } };\n`);
  expect(repository.run(path.join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--update')).toBe('');
  expect(repository.read('__snapshots__/pipelines.test.ts.snap')).toContain('exec node .dbt-pipelines/run-and-monitor.mjs');
});

test('the Python definition in README is the one that CI builds and compares with TypeScript', () => {
  const [python] = blocksOf(readDocument('README.md')).filter(({ language }) => language === 'python');
  expect(python.text).toBe(readDocument('.ci/definitions/projenrc.py'));
});

test('the include line in README is the one that the generated file asks for', () => {
  const [include] = blocksOf(readDocument('README.md')).filter(({ language, heading }) => language === 'yaml' && heading.includes('.gitlab-ci.yml'));
  const team = new TeamRepository();
  team.write('.projenrc.ts', RECIPES.find(({ name }) => name.includes('.gitlab-ci.yml'))?.definition ?? '');
  expect(team.synth()).toBe('');
  expect(team.read('PIPELINES.md')).toContain(`\`${include.text.trim().split('\n').pop()}\``);
  team.remove();
});
