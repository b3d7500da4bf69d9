import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { GitLabSecretStore, SecretSource } from '../../../../src/model/secret';
import { job } from '../../../model/jobs';
import { WrittenFile } from '../written-file';

function reading(secrets: Readonly<Record<string, SecretSource>>, given: Partial<Job> = {}): WrittenFile {
  const variables = Object.entries(secrets).map(([variable, secret]) => ({ variable, secret }));
  return new WrittenFile([job('a', { ...given, steps: [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: variables }] })]);
}

function stored(gitlab: GitLabSecretStore): SecretSource {
  return { name: 'KEY', gitlab };
}

describe('a secret of another store', () => {
  const audience = 'https://vault.example.com';

  test.each<[GitLabSecretStore, unknown]>([
    [
      { kind: 'vault', audience, engine: 'ops', engineVersion: 'kv-v2', path: 'production/dbt', field: 'key' },
      { vault: { engine: { name: 'kv-v2', path: 'ops' }, path: 'production/dbt', field: 'key' } },
    ],
    [{ kind: 'azureKeyVault', audience, name: 'dbt-key', version: '00' }, { azure_key_vault: { name: 'dbt-key', version: '00' } }],
    [{ kind: 'gcpSecretManager', audience, name: 'dbt-key' }, { gcp_secret_manager: { name: 'dbt-key' } }],
    [{ kind: 'awsSecretsManager', audience, secretId: 'dbt', field: 'key' }, { aws_secrets_manager: { secret_id: 'dbt', field: 'key' } }],
  ])('of %j is read into its variable with an id token for it, and as a text', (store, written) => {
    const file = reading({ DBT_API_KEY: stored(store) });
    expect(file.job('a')).toMatchObject({
      id_tokens: { STORE_ID_TOKEN: { aud: audience } },
      secrets: { DBT_API_KEY: { ...written as object, file: false, token: '$STORE_ID_TOKEN' } },
      script: ['true'],
    });
  });

  test('is none to create in the settings', () => {
    expect(reading({ KEY: stored({ kind: 'gcpSecretManager', audience, name: 'x' }) }).text).not.toContain('Secrets to create');
  });

  test('uses a token that the job has for the same party', () => {
    const file = reading({ KEY: stored({ kind: 'gcpSecretManager', audience, name: 'x' }) }, { idTokens: [{ variable: 'MINE', audience }] });
    expect(file.job('a')).toMatchObject({ id_tokens: { MINE: { aud: audience } }, secrets: { KEY: { token: '$MINE' } } });
  });

  test('has a token for each party, under names that nothing else has', () => {
    const file = reading(
      { A: stored({ kind: 'gcpSecretManager', audience: 'one', name: 'x' }), B: stored({ kind: 'gcpSecretManager', audience: 'two', name: 'y' }) },
      { env: { STORE_ID_TOKEN: { kind: 'literal', value: 'x' } } },
    );
    expect(file.job('a').id_tokens).toEqual({ STORE_ID_TOKEN_2: { aud: 'one' }, STORE_ID_TOKEN_3: { aud: 'two' } });
    expect(file.job('a').secrets).toMatchObject({ A: { token: '$STORE_ID_TOKEN_2' }, B: { token: '$STORE_ID_TOKEN_3' } });
  });
});

describe('a secret of the settings', () => {
  test('has no line, under its own name', () => {
    const file = reading({ KEY: { name: 'KEY' } });
    expect(file.job('a')).toMatchObject({ script: ['true'] });
    expect(file.job('a')).not.toHaveProperty('secrets');
    expect(file.job('a')).not.toHaveProperty('variables');
  });

  test('is renamed in the shell, by the name that it has on GitLab', () => {
    expect(reading({ KEY: { name: 'OTHER', names: { gitlab: 'THIRD' } } }).job('a').script).toEqual(['export KEY="$THIRD"', 'true']);
  });

  test('of an environment needs that environment only', () => {
    expect(reading({ KEY: { name: 'KEY', environment: 'production' } }, { environment: 'production' }).job('a')).toMatchObject({ environment: { name: 'production' } });
  });
});
