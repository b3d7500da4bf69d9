import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { DbtCloudMergeJob, SecretRef, ShellJob } from '../src';
import { ALL_PROVIDERS, dbtProject, MERGE, synthesized } from './support/pipelines';
import { thrownBy } from './support/thrown';
import { WRONG_PROPERTIES } from './support/wrong-properties';

const secret = SecretRef.named('DBT_API_KEY');

describe('a secret has no text form', () => {
  test.each<[string, () => unknown]>([
    ['in a template', () => `${secret}`],
    ['added to a text', () => 'Token ' + secret],
    ['by String()', () => String(secret)],
    ['by toString()', () => secret.toString()],
    ['by joining a list', () => [secret].join(' ')],
    ['as a key', () => ({ [secret as never]: 1 })],
    ['by concat', () => ''.concat(secret as never)],
  ])('%s', (_, action) => {
    expect(thrownBy(action)).toBe(
      'the secret "DBT_API_KEY" cannot become part of a text: hand the SecretRef itself to a property that takes one, such as `apiKey` or `secrets`');
  });

  test('JSON and a debugger show the name and nothing else', () => {
    expect(JSON.parse(JSON.stringify(secret))).toEqual({ name: 'DBT_API_KEY' });
    expect(inspect(secret)).toBe("SecretRef { name: 'DBT_API_KEY' }");
  });
});

describe('a secret given as a plain text is not repeated in the error', () => {
  const values = ['dbtc_kq9-Secret_Value', '0123456789abcdef0123456789abcdef01234567', 'pässword', 'hunter2 hunter2'];

  test.each(values)('%s', (value) => {
    const { pipelines } = dbtProject();
    const messages = [
      thrownBy(() => SecretRef.named(value)),
      thrownBy(() => new DbtCloudMergeJob(pipelines, 'a', { ...MERGE, apiKey: value as never })),
      thrownBy(() => new ShellJob(pipelines, 'b', { commands: ['true'], secrets: { KEY: value as never } })),
    ];
    for (const message of messages) expect(message).not.toContain(value);
  });

  test('and no message of a wrong type shows the value', () => {
    const untyped = WRONG_PROPERTIES.map(([, , message]) => message).filter((message) => message.includes('expected '));
    for (const message of untyped) expect(message).toMatch(/, got (?:a \w+|undefined|null)$/);
  });
});

describe('a name is legal on all four providers', () => {
  test.each(['A', 'DBT_API_KEY', 'KEY_2', 'A'.repeat(255)])('%s is', (name) => {
    expect(SecretRef.named(name).name).toBe(name);
  });

  test.each([
    '', 'a', '1A', '_A', 'A-B', 'A B', 'A.B', 'Ä', 'A'.repeat(256), 'GITHUB_TOKEN', 'RUNNER_X', 'CI', 'CI_TOKEN', 'GITLAB_X', 'BITBUCKET_X', 'BUILD_X', 'SYSTEM_X',
    'AGENT_X', 'SECRET', 'SECRETS', 'INPUT_X', 'ENDPOINT_X', 'SECUREFILE_X', 'HOME', 'PATH', 'BASH_ENV',
  ])('%s is not', (name) => {
    expect(thrownBy(() => SecretRef.named(name))).toMatch(/^SecretRef\.named: /);
  });
});

test('a secret that an override would write is refused', () => {
  const file = dbtProject().pipelines.file(ALL_PROVIDERS[1]);
  expect(thrownBy(() => file.addOverride('job.variables.KEY', secret))).toMatch(/^value of the override "job\.variables\.KEY": a SecretRef cannot be written into a file: /);
  expect(thrownBy(() => file.addOverride('job.variables', { KEY: [secret] }))).toContain('a SecretRef cannot be written into a file');
});

test('no file holds more of a secret than its name', () => {
  const project = dbtProject();
  new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
  const files = synthesized(project);
  for (const [path, text] of Object.entries(files)) expect(text, path).not.toMatch(/SecretRef|\[object|"name": ?"DBT_API_KEY"/);
});
