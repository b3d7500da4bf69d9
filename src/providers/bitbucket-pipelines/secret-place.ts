import { SECRET_STORE } from './options';
import { SecretSource } from '../../model/secret';

/** Where a person creates a secret. */
export function secretPlace({ deployment }: SecretSource): string {
  return deployment === undefined ? SECRET_STORE : `Repository settings > Deployments > ${deployment} > Secured`;
}
