import { Provider } from '../provider';
import { check } from './checks';
import { AzureSettings } from './options';
import { planner } from './plan';
import { render } from './render';

export const azurePipelines: Provider<AzureSettings> = { id: 'azure', title: 'Azure Pipelines', check, render, planner };
