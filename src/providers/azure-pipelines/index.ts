import { Provider } from '../provider';
import { check } from './checks';
import { AzureSettings, createLine, SECRET_STORE } from './options';
import { render } from './render';

export const azurePipelines: Provider<AzureSettings> = {
  id: 'azure',
  title: 'Azure Pipelines',
  secretStore: SECRET_STORE,
  setUp: (documents) => documents.map(({ path }) => createLine(path)),
  check,
  render,
};
