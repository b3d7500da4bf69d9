import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { FILE, BitbucketSettings, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const bitbucketPipelines: Provider<BitbucketSettings> = {
  id: 'bitbucket',
  title: 'Bitbucket Pipelines',
  secretStore: SECRET_STORE,
  secretPlace,
  ownFiles: { [FILE]: 'Bitbucket reads one file only: move its steps into `ShellJob`s and remove it, or leave Bitbucket out of `providers`' },
  features: FEATURES,
  setUp,
  check,
  render,
};
