import { Provider } from '../provider';
import { check } from './checks';
import { BitbucketSettings } from './options';
import { planner } from './plan';
import { render } from './render';

export const bitbucketPipelines: Provider<BitbucketSettings> = { id: 'bitbucket', title: 'Bitbucket Pipelines', check, render, planner };
