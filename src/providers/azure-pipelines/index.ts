import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { AzureSettings, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const azurePipelines: Provider<AzureSettings> = {
  id: 'azure',
  title: 'Azure Pipelines',
  secretStore: SECRET_STORE,
  secretPlace,
  ownFiles: {},
  features: FEATURES,
  setUp,
  check,
  render,
};
