import { azurePipelines } from './azure-pipelines';
import { ProviderId } from '../model/provider-id';
import { AzureSettings } from './azure-pipelines/options';
import { bitbucketPipelines } from './bitbucket-pipelines';
import { BitbucketSettings } from './bitbucket-pipelines/options';
import { githubActions } from './github-actions';
import { GitHubSettings } from './github-actions/options';
import { gitlabCi } from './gitlab-ci';
import { GitLabSettings } from './gitlab-ci/options';
import { Provider } from './provider';

/** The settings of each provider: what is its own and has no meaning for the others. */
export interface Settings {
  readonly github: GitHubSettings;
  readonly gitlab: GitLabSettings;
  readonly azure: AzureSettings;
  readonly bitbucket: BitbucketSettings;
}

/** Of those that have nothing of their own to set. */
export const NOTHING_TO_SET = { bitbucket: {} } as const;

/** The four. A provider that is missing here does not compile. */
export const PROVIDERS: { readonly [Id in ProviderId]: Provider<Settings[Id]> } = {
  github: githubActions,
  gitlab: gitlabCi,
  azure: azurePipelines,
  bitbucket: bitbucketPipelines,
};
