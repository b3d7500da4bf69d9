import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { AzureSecretStore, DbtCloudMergeJob, GitLabSecretStore, SecretRef, SecretRefOptions, ShellJob } from '../../../src';
import { ALL_PROVIDERS, dbtProject, MERGE, synthesized } from '../../support/pipelines';
import { thrownBy } from '../../support/thrown';
import { WRONG_PROPERTIES } from '../../support/wrong-properties';

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

  test('JSON and a debugger show names and nothing else', () => {
    expect(JSON.parse(JSON.stringify(secret))).toEqual({ name: 'DBT_API_KEY', source: {} });
    expect(inspect(secret)).toBe("SecretRef { name: 'DBT_API_KEY', source: {} }");
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
    for (const message of untyped) expect(message).toMatch(/, got (?:an? \w+|undefined|null)$/);
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

describe('a secret may be kept elsewhere', () => {
  test.each<[string, SecretRefOptions, object]>([
    ['under one name, unless told', {}, {}],
    ['under other names', { github: 'dbt_key', azure: 'dbt.api-key', bitbucket: 'DBT_KEY' }, { names: { github: 'dbt_key', azure: 'dbt.api-key', bitbucket: 'DBT_KEY' } }],
    ['in a deployment environment', { environment: 'Production EU' }, { environment: 'Production EU' }],
    ['in a variable group', { azureStore: AzureSecretStore.variableGroup('dbt prod') }, { azure: { kind: 'variableGroup', group: 'dbt prod' } }],
    ['in a key vault, under a name that it takes', { azure: 'DBT-API-KEY', azureStore: AzureSecretStore.keyVault({ vault: 'kv-dbt', serviceConnection: 'azure' }) },
      { names: { azure: 'DBT-API-KEY' }, azure: { kind: 'keyVault', vault: 'kv-dbt', serviceConnection: 'azure' } }],
    ['in Vault, by its defaults', { gitlabStore: GitLabSecretStore.vault({ audience: 'https://vault.example.com', path: 'prod/dbt', field: 'key' }) },
      { gitlab: { kind: 'vault', audience: 'https://vault.example.com', path: 'prod/dbt', field: 'key', engine: 'kv-v2', engineVersion: 'kv-v2' } }],
    ['in an older engine of Vault', { gitlabStore: GitLabSecretStore.vault({ audience: 'v', path: 'p', field: 'f', engine: 'ops', engineVersion: 'kv-v1' }) },
      { gitlab: { kind: 'vault', audience: 'v', path: 'p', field: 'f', engine: 'ops', engineVersion: 'kv-v1' } }],
    ['in Azure, for GitLab', { gitlabStore: GitLabSecretStore.azureKeyVault({ audience: 'azure', name: 'DBT-API-KEY', version: '12' }) },
      { gitlab: { kind: 'azureKeyVault', audience: 'azure', name: 'DBT-API-KEY', version: '12' } }],
    ['in Google Cloud', { gitlabStore: GitLabSecretStore.gcpSecretManager({ audience: '//iam.googleapis.com/projects/1', name: 'dbt' }) },
      { gitlab: { kind: 'gcpSecretManager', audience: '//iam.googleapis.com/projects/1', name: 'dbt' } }],
    ['in AWS', { gitlabStore: GitLabSecretStore.awsSecretsManager({ audience: 'aws', secretId: 'arn:aws:secretsmanager:eu-west-1:1:secret:dbt', field: 'key' }) },
      { gitlab: { kind: 'awsSecretsManager', audience: 'aws', secretId: 'arn:aws:secretsmanager:eu-west-1:1:secret:dbt', field: 'key' } }],
  ])('%s', (_, options, source) => {
    expect(JSON.parse(JSON.stringify(SecretRef.named('DBT_API_KEY', options)._toModel()))).toEqual({ name: 'DBT_API_KEY', ...source });
  });

  test.each([
    ['github', ['1A', 'A-B', 'GITHUB_X', 'github_x', '', 'A B']], ['gitlab', ['a', 'CI_X', 'PATH']], ['bitbucket', ['a', 'BITBUCKET_X', 'HOME']],
    ['azure', ['1A', 'A B', 'secretX', 'Input.x', 'system.x', '$(A)', 'Build.X']],
  ])('but not under a name that %s does not take', (provider, names) => {
    for (const name of names) expect(thrownBy(() => SecretRef.named('KEY', { [provider]: name })), name).toMatch(new RegExp(`^${provider}: `));
  });

  test.each(['k', 'kv', 'kv--dbt', '-kv', 'kv-', '1kv', 'kv_dbt', 'k'.repeat(25)])('and not in a key vault that cannot be: %s', (vault) => {
    expect(thrownBy(() => AzureSecretStore.keyVault({ vault, serviceConnection: 'azure' }))).toMatch(/^vault: /);
  });

  test.each(['kv1', 'kv-dbt-prod', 'K'.repeat(24)])('but in one that can: %s', (vault) => {
    expect(AzureSecretStore.keyVault({ vault, serviceConnection: 'azure' })._toModel()).toMatchObject({ vault });
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
