import { SECRET_STORE } from './options';
import { nameOf, secretsOfJob } from './secrets';
import { Job } from '../../model/job';
import { AzureSecretStore } from '../../model/secret';

/** The secrets that a person has to create, and where. */
export function secretLines(jobs: readonly Job[]): string[] {
  const byPlace = new Map<string, Set<string>>();
  for (const secret of jobs.flatMap(secretsOfJob)) {
    const place = placeOf(secret.azure);
    byPlace.set(place, (byPlace.get(place) ?? new Set()).add(nameOf(secret)));
  }
  return [...byPlace].map(([place, names]) => `Secrets to create (${place}): ${[...names].join(', ')}.`);
}

function placeOf(store: AzureSecretStore | undefined): string {
  if (store === undefined) return SECRET_STORE;
  return store.kind === 'keyVault' ? `in the key vault "${store.vault}"` : `Pipelines > Library > ${store.group}`;
}
