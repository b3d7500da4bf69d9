import { codes } from './markdown';
import { Job } from '../../model/job';
import { ProviderId } from '../../model/provider-id';
import { PROVIDERS } from '../../providers';
import { secretPlaces } from '../../providers/shared/write/secret-places';

/** The secrets that a person has to create for each service: a line for each place. */
export function secretLines(jobs: readonly Job[], providers: readonly ProviderId[]): string[] {
  return providers.flatMap((provider) => {
    const { title, secretPlace } = PROVIDERS[provider];
    return secretPlaces(jobs, provider, secretPlace).map(({ place, names }) => `- ${title}: ${codes([...names])} (${place})`);
  });
}
