import { Provider } from '../provider';
import { check } from './checks';
import { BitbucketSettings, SECRET_STORE } from './options';
import { render } from './render';

export const bitbucketPipelines: Provider<BitbucketSettings> = {
  id: 'bitbucket',
  title: 'Bitbucket Pipelines',
  secretStore: SECRET_STORE,
  setUp: () => ['Switch Pipelines on once: Repository settings > Pipelines > Settings > Enable Pipelines.'],
  check,
  render,
};
