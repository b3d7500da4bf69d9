import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { GitHubSettings, SECRET_STORE } from './options';
import { render } from './render';
import { secretPlace } from './secret-place';
import { setUp } from './set-up';

export const githubActions: Provider<GitHubSettings> = {
  id: 'github',
  title: 'GitHub Actions',
  secretStore: SECRET_STORE,
  secretPlace,
  features: FEATURES,
  setUp,
  check,
  render,
};
