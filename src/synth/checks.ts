import { FailedValidation, SynthRequest } from './request';
import { checkModel } from '../model/checks';
import { Definition } from '../model/definition';
import { Diagnostic } from '../model/diagnostic';
import { featuresOf } from '../model/feature';
import { FEATURE_TITLES } from '../model/feature-title';
import { ProviderId } from '../model/provider-id';
import { PROVIDERS } from '../providers';
import { Provider } from '../providers/provider';

/** What is wrong with the definition in itself, else what one of the providers cannot do. */
export function checkDefinition(request: SynthRequest): Diagnostic[] {
  const general = [...request.failedValidations.map(failedValidation), ...checkModel(request.definition)];
  // a provider may take for granted what holds for every definition
  return general.length > 0 ? general : request.providers.flatMap((id) => checkProvider(id, request));
}

function failedValidation({ path, message }: FailedValidation): Diagnostic {
  return { code: 'failed-validation', path, message };
}

function checkProvider<Id extends ProviderId>(id: Id, { definition, settings }: SynthRequest): Diagnostic[] {
  const refused = refusedFeatures(PROVIDERS[id], definition);
  return refused.length > 0 ? refused : PROVIDERS[id].check(definition, settings[id]);
}

function refusedFeatures({ title, features }: Pick<Provider<unknown>, 'title' | 'features'>, { jobs, defaultBranch }: Definition): Diagnostic[] {
  return jobs.flatMap((job) => featuresOf(job, defaultBranch).flatMap((feature): Diagnostic[] => {
    const support = features[feature];
    return support.level !== 'refused' ? [] : [{
      code: 'not-supported',
      path: job.path,
      message: `${title} cannot do ${FEATURE_TITLES[feature]}: ${support.why}`,
      fix: support.fix,
    }];
  }));
}
