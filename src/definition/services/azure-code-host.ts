import { refuseUnknownNames } from '../../model/known-names';

/** Where the code lives that Azure Pipelines builds: it decides how a pull request starts a pipeline. */
export enum AzureCodeHost {
  /** Azure Repos: a branch policy starts the pipeline, which has to be set up once; `pr` in the file does nothing. */
  AZURE_REPOS = 'azureRepos',
  /** A repository on GitHub. */
  GITHUB = 'github',
  /** A repository on Bitbucket Cloud. */
  BITBUCKET = 'bitbucket',
}

refuseUnknownNames('AzureCodeHost', AzureCodeHost);
