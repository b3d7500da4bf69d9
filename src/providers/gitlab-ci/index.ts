import { Provider } from '../provider';
import { check } from './checks/index';
import { FEATURES } from './features';
import { GitLabSettings, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const gitlabCi: Provider<GitLabSettings> = {
  id: 'gitlab',
  title: 'GitLab CI',
  secretStore: SECRET_STORE,
  secretPlace,
  features: FEATURES,
  setUp: (definition, _, settings) => setUp(definition, settings),
  check,
  render,
};
