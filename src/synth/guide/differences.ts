import { Definition } from '../../model/definition';
import { featuresOf } from '../../model/feature';
import { FEATURE_TITLES } from '../../model/feature-title';
import { ProviderId } from '../../model/provider-id';
import { PROVIDERS } from '../../providers';

/** What of this definition a service does by other means, or with a difference: a line for each and the service. */
export function differenceLines({ jobs, defaultBranch }: Definition, providers: readonly ProviderId[]): string[] {
  const features = new Set(jobs.flatMap((job) => featuresOf(job, defaultBranch)));
  return [...features].flatMap((feature) => {
    const sentences = providers.flatMap((provider) => {
      const support = PROVIDERS[provider].features[feature];
      return support.level === 'emulated' ? [`  - ${PROVIDERS[provider].title}: ${support.by}`] : [];
    });
    return sentences.length === 0 ? [] : [`- ${capitalized(FEATURE_TITLES[feature])}`, ...sentences];
  });
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
