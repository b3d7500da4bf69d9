import { CHECKS } from '../model/checks';
import { Diagnostic } from '../model/diagnostic';
import { ProviderId } from '../model/provider-id';
import { PROVIDERS } from '../providers';
import { SynthRequest } from './request';

/** What is wrong with the definition in itself, else what one of the providers cannot do. */
export function checkDefinition(request: SynthRequest): Diagnostic[] {
  const general = CHECKS.flatMap((check) => check(request.definition));
  // a provider may take for granted what holds for every definition
  return general.length > 0 ? general : request.providers.flatMap((id) => checkProvider(id, request));
}

function checkProvider<Id extends ProviderId>(id: Id, { definition, settings }: SynthRequest): Diagnostic[] {
  return PROVIDERS[id].check(definition, settings[id]);
}
