import { PipelineDocument } from '../document/document';
import { ProviderId } from '../model/provider-id';
import { PROVIDERS } from '../providers';
import { SynthRequest } from './request';

/** A document and the provider that it is for. */
export interface ProviderDocument {
  readonly provider: ProviderId;
  readonly document: PipelineDocument;
}

export function renderDocuments(request: SynthRequest): ProviderDocument[] {
  return request.providers.flatMap((provider) => renderProvider(provider, request).map((document) => ({ provider, document })));
}

function renderProvider<Id extends ProviderId>(id: Id, { definition, settings }: SynthRequest): PipelineDocument[] {
  return PROVIDERS[id].render(definition, settings[id]);
}
