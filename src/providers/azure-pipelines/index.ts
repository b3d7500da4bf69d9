import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { AzureSettings, SECRET_STORE } from './options';
import { render } from './render';
import { secretPlace } from './secret-place';
import { setUp } from './set-up';

export const azurePipelines: Provider<AzureSettings> = {
  id: 'azure',
  title: 'Azure Pipelines',
  secretStore: SECRET_STORE,
  secretPlace,
  features: FEATURES,
  setUp,
  check,
  render,
};
