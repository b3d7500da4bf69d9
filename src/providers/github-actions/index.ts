import { Provider } from '../provider';
import { check } from './checks/index';
import { FEATURES } from './features';
import { GitHubSettings, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const githubActions: Provider<GitHubSettings> = {
  id: 'github',
  title: 'GitHub Actions',
  secretStore: SECRET_STORE,
  secretPlace,
  ownFiles: {},
  features: FEATURES,
  setUp,
  check,
  render,
};
