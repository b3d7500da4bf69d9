import { SECRET_STORE } from './options';
import { SecretSource } from '../../model/secret';

/** Where a person creates a secret. An environment has no store of its own: there the variable of the pipeline is for all of them. */
export function secretPlace({ azure }: SecretSource): string {
  if (azure === undefined) return SECRET_STORE;
  return azure.kind === 'keyVault' ? `in the key vault "${azure.vault}"` : `Pipelines > Library > ${azure.group}`;
}
