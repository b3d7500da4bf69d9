import { Provider } from '../provider';
import { check } from './checks/index';
import { FEATURES } from './features';
import { GitLabSettings, ROOT_FILE, SECRET_STORE, secretPlace } from './options';
import { setUp } from './set-up';
import { render } from './write/index';

export const gitlabCi: Provider<GitLabSettings> = {
  id: 'gitlab',
  title: 'GitLab CI',
  secretStore: SECRET_STORE,
  secretPlace,
  ownFiles: { [ROOT_FILE]: 'set `gitlab: { path: ".gitlab/dbt-pipelines.yml" }` and include that file in yours, or remove yours' },
  features: FEATURES,
  setUp: (definition, _, settings) => setUp(definition, settings),
  check,
  render,
};
