import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { BitbucketSettings, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const bitbucketPipelines: Provider<BitbucketSettings> = {
  id: 'bitbucket',
  title: 'Bitbucket Pipelines',
  secretStore: SECRET_STORE,
  secretPlace,
  features: FEATURES,
  setUp,
  check,
  render,
};
