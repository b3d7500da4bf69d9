import { Provider } from '../provider';
import { check } from './checks';
import { GitHubSettings, SECRET_STORE } from './options';
import { render } from './render';

export const githubActions: Provider<GitHubSettings> = {
  id: 'github',
  title: 'GitHub Actions',
  secretStore: SECRET_STORE,
  setUp: () => [],
  check,
  render,
};
