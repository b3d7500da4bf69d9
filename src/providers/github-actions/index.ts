import { Provider } from '../provider';
import { check } from './checks';
import { GitHubSettings } from './options';
import { planner } from './plan';
import { render } from './render';

export const githubActions: Provider<GitHubSettings> = { id: 'github', title: 'GitHub Actions', check, render, planner };
