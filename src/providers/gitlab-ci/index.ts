import { Provider } from '../provider';
import { GitLabSettings, includeLine, ROOT_FILE, SECRET_STORE } from './options';
import { render } from './render';

export const gitlabCi: Provider<GitLabSettings> = {
  id: 'gitlab',
  title: 'GitLab CI',
  secretStore: SECRET_STORE,
  setUp: (_, settings) => settings.path === ROOT_FILE ? [] : [includeLine(settings)],
  check: () => [],
  render,
};
