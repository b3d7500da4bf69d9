import { environmentStore, SECRET_STORE } from './options';
import { Job } from '../../model/job';
import { secretName } from '../../model/secret';

/** The secrets that a person has to create, and where: those of the repository, and those of each environment. */
export function secretLines(jobs: readonly Job[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { secret } of jobs.flatMap((job) => job.steps.flatMap((step) => step.secrets))) {
    const place = secret.deployment === undefined ? SECRET_STORE : environmentStore(secret.deployment);
    places.set(place, (places.get(place) ?? new Set()).add(secretName(secret, 'github')));
  }
  return [...places].map(([place, names]) => `Secrets to create (${place}): ${[...names].join(', ')}.`);
}
