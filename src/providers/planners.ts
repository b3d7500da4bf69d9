import { PROVIDERS } from '.';
import { planner as azurePlanner } from './azure-pipelines/read/index';
import { planner as bitbucketPlanner } from './bitbucket-pipelines/read/index';
import { planner as githubPlanner } from './github-actions/read/index';
import { planner as gitlabPlanner } from './gitlab-ci/read/index';
import { Planner } from './provider';
import { ProviderId } from '../model/provider-id';

/** A provider's planner, and what a person calls the provider. */
export interface NamedPlanner {
  readonly title: string;
  readonly planner: Planner;
}

/** By the key of the provider. */
export type Planners = Readonly<Record<ProviderId, NamedPlanner>>;

/** What reads the files of each provider: apart from `PROVIDERS`, because a synthesis never reads and so need not load it. */
export const PLANNERS: Planners = {
  github: { title: PROVIDERS.github.title, planner: githubPlanner },
  gitlab: { title: PROVIDERS.gitlab.title, planner: gitlabPlanner },
  azure: { title: PROVIDERS.azure.title, planner: azurePlanner },
  bitbucket: { title: PROVIDERS.bitbucket.title, planner: bitbucketPlanner },
};
