import { invalid } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { checkKnown, checkOneOf, checkShortText, PropertyNames } from '../../model/property';
import { GitLabSecretStore as GitLabSecretStoreModel } from '../../model/secret';
import { checkAudience } from '../../model/settings/audience';

/** A field of a secret of HashiCorp Vault. */
export interface GitLabVaultOptions {
  /** Whom the id token of the job is for: what the server expects, such as `https://vault.example.com`. */
  readonly audience: string;
  /** Path of the secret below its engine, such as `production/dbt`. */
  readonly path: string;
  /** The field of the secret. */
  readonly field: string;
  /**
   * Path under which the secrets engine is mounted.
   * @default 'kv-v2'
   */
  readonly engine?: string;
  /**
   * Kind of the engine: `kv-v1` or `kv-v2`.
   * @default 'kv-v2'
   */
  readonly engineVersion?: string;
}

/** A secret of Azure Key Vault. The address of the vault and the client are variables of the GitLab project. */
export interface GitLabAzureKeyVaultOptions {
  /** Whom the id token of the job is for. */
  readonly audience: string;
  /** The secret's name in the vault. */
  readonly name: string;
  /**
   * One version of the secret.
   * @default - the newest
   */
  readonly version?: string;
}

/** A secret of Google Cloud Secret Manager. The project and the identity pool are variables of the GitLab project. */
export interface GitLabGcpSecretManagerOptions {
  /** Whom the id token of the job is for: the provider of the workload identity pool. */
  readonly audience: string;
  /** The secret's name in the project. */
  readonly name: string;
  /**
   * One version of the secret.
   * @default - the newest
   */
  readonly version?: string;
}

/** A secret of AWS Secrets Manager. The region and the role are variables of the GitLab project. */
export interface GitLabAwsSecretsManagerOptions {
  /** Whom the id token of the job is for. */
  readonly audience: string;
  /** Name or ARN of the secret. */
  readonly secretId: string;
  /**
   * The key, where the secret is a JSON object.
   * @default - the whole secret
   */
  readonly field?: string;
}

const VAULT: PropertyNames<GitLabVaultOptions> = { audience: true, path: true, field: true, engine: true, engineVersion: true };
const AZURE: PropertyNames<GitLabAzureKeyVaultOptions> = { audience: true, name: true, version: true };
const GCP: PropertyNames<GitLabGcpSecretManagerOptions> = { audience: true, name: true, version: true };
const AWS: PropertyNames<GitLabAwsSecretsManagerOptions> = { audience: true, secretId: true, field: true };

/**
 * Where GitLab CI reads a secret from, other than its own variables. The job shows the store an id token. GitLab has this in Premium and
 * Ultimate only.
 *
 * @see https://docs.gitlab.com/ci/yaml/#secrets
 */
export class GitLabSecretStore {
  /**
   * HashiCorp Vault.
   *
   * @throws an error when an option is not allowed
   * @see https://docs.gitlab.com/ci/secrets/hashicorp_vault/
   */
  public static vault(options: GitLabVaultOptions): GitLabSecretStore {
    const { audience, path, field, engine = 'kv-v2', engineVersion = 'kv-v2' } = checkKnown('GitLabSecretStore.vault', options, VAULT);
    return new GitLabSecretStore({
      kind: 'vault',
      audience: checkAudience('audience', audience),
      path: checkStoreText('path', path),
      field: checkStoreText('field', field),
      engine: checkStoreText('engine', engine),
      engineVersion: checkOneOf<'kv-v1' | 'kv-v2'>('engineVersion', engineVersion as 'kv-v2', ['kv-v1', 'kv-v2']),
    });
  }

  /**
   * Azure Key Vault.
   *
   * @throws an error when an option is not allowed
   * @see https://docs.gitlab.com/ci/secrets/azure_key_vault/
   */
  public static azureKeyVault(options: GitLabAzureKeyVaultOptions): GitLabSecretStore {
    const { audience, name, version } = checkKnown('GitLabSecretStore.azureKeyVault', options, AZURE);
    return new GitLabSecretStore({
      kind: 'azureKeyVault', audience: checkAudience('audience', audience), name: checkStoreText('name', name), version: optional('version', version),
    });
  }

  /**
   * Google Cloud Secret Manager.
   *
   * @throws an error when an option is not allowed
   * @see https://docs.gitlab.com/ci/secrets/gcp_secret_manager/
   */
  public static gcpSecretManager(options: GitLabGcpSecretManagerOptions): GitLabSecretStore {
    const { audience, name, version } = checkKnown('GitLabSecretStore.gcpSecretManager', options, GCP);
    return new GitLabSecretStore({
      kind: 'gcpSecretManager', audience: checkAudience('audience', audience), name: checkStoreText('name', name), version: optional('version', version),
    });
  }

  /**
   * AWS Secrets Manager.
   *
   * @throws an error when an option is not allowed
   * @see https://docs.gitlab.com/ci/secrets/aws_secrets_manager/
   */
  public static awsSecretsManager(options: GitLabAwsSecretsManagerOptions): GitLabSecretStore {
    const { audience, secretId, field } = checkKnown('GitLabSecretStore.awsSecretsManager', options, AWS);
    return new GitLabSecretStore({
      kind: 'awsSecretsManager', audience: checkAudience('audience', audience), secretId: checkStoreText('secretId', secretId), field: optional('field', field),
    });
  }

  private constructor(private readonly model: GitLabSecretStoreModel) {}

  /** @internal */
  public _toModel(): GitLabSecretStoreModel {
    return this.model;
  }
}

refuseUnknownNames('GitLabSecretStore', GitLabSecretStore);

function optional(property: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : checkStoreText(property, text);
}

/** GitLab CI would replace what looks like a variable. */
function checkStoreText(property: string, text: string): string {
  checkShortText(property, text);
  if (!/^[\w.:/@+=-]+$/.test(text)) throw invalid(property, text, 'may hold only letters, digits and . _ - : / @ + =', 'give it as the store shows it');
  return text;
}
