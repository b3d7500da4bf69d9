import { Provider } from '../provider';
import { check } from './checks';
import { FEATURES } from './features';
import { GitLabSettings, SECRET_STORE } from './options';
import { render } from './render';
import { secretPlace } from './secret-place';
import { setUp } from './set-up';

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
