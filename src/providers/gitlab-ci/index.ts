import { Provider } from '../provider';
import { GitLabSettings } from './options';
import { planner } from './plan';
import { render } from './render';

export const gitlabCi: Provider<GitLabSettings> = { id: 'gitlab', title: 'GitLab CI', check: () => [], render, planner };
