import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { BitbucketSettings, SECRET_STORE } from './options';
import { render } from './render';
import { secretPlace } from './secret-place';
import { setUp } from './set-up';

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
