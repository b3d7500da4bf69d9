import { Job } from '../../../model/job';
import { secretVariablesOf } from '../../../model/job-secrets';
import { ProviderId } from '../../../model/provider-id';
import { secretName, SecretSource } from '../../../model/secret';

/** A place where a person creates secrets, and their names there. */
export interface SecretPlace {
  readonly place: string;
  readonly names: readonly string[];
}

/** The secrets of the jobs, place by place. */
export function secretPlaces(jobs: readonly Job[], provider: ProviderId, placeOf: (secret: SecretSource) => string): SecretPlace[] {
  const places = new Map<string, Set<string>>();
  for (const { secret } of jobs.flatMap(secretVariablesOf)) {
    const place = placeOf(secret);
    places.set(place, (places.get(place) ?? new Set()).add(secretName(secret, provider)));
  }
  return [...places].map(([place, names]) => ({ place, names: [...names] }));
}

/** The same as lines of the header of a file. */
export function secretLines(places: readonly SecretPlace[]): string[] {
  return places.map(({ place, names }) => `Secrets to create (${place}): ${names.join(', ')}.`);
}
