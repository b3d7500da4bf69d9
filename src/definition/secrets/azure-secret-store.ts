import { invalid } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { checkKnown, checkShortText, PropertyNames } from '../../model/property';
import { AzureSecretStore as AzureSecretStoreModel } from '../../model/secret';

/** A key vault, and the connection through which the pipeline reads it. */
export interface AzureKeyVaultOptions {
  /** Name of the key vault: 3 to 24 letters, digits and `-`. */
  readonly vault: string;
  /** Name of the Azure Resource Manager service connection that may read it. */
  readonly serviceConnection: string;
}

const PROPERTIES: PropertyNames<AzureKeyVaultOptions> = { vault: true, serviceConnection: true };

/** Where Azure Pipelines keeps a secret, other than among the variables of the pipeline. */
export class AzureSecretStore {
  /**
   * A variable group of the library, which may itself be linked to a key vault.
   *
   * @param name as the library shows it
   * @throws an error when the name is blank
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/library/variable-groups
   */
  public static variableGroup(name: string): AzureSecretStore {
    return new AzureSecretStore({ kind: 'variableGroup', group: checkShortText('AzureSecretStore.variableGroup', name, 'the name of a variable group') });
  }

  /**
   * A key vault, read by a step of the job.
   *
   * @throws an error when the name of the vault or of the connection is not allowed
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/azure-key-vault-v2
   */
  public static keyVault(options: AzureKeyVaultOptions): AzureSecretStore {
    const { vault, serviceConnection } = checkKnown('AzureSecretStore.keyVault', options, PROPERTIES);
    checkShortText('vault', vault, 'the name of a key vault');
    if (!/^[A-Za-z](?:-?[A-Za-z0-9]){2,23}$/.test(vault) || vault.length > 24) {
      throw invalid('vault', vault, 'must be 3 to 24 letters, digits and single "-", a letter first', 'give the name of the vault, without its address');
    }
    return new AzureSecretStore({ kind: 'keyVault', vault, serviceConnection: checkShortText('serviceConnection', serviceConnection, 'the name of a service connection') });
  }

  private constructor(private readonly model: AzureSecretStoreModel) {}

  /** @internal */
  public _toModel(): AzureSecretStoreModel {
    return this.model;
  }
}

refuseUnknownNames('AzureSecretStore', AzureSecretStore);
