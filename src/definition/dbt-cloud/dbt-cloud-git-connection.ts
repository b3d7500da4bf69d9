import { refuseUnknownNames } from '../../model/known-names';

/** How a dbt Cloud project is connected to the repository. */
export enum DbtCloudGitConnection {
  /** By dbt Cloud's GitHub app. */
  GITHUB = 'github',
  /** By its integration with GitLab. */
  GITLAB = 'gitlab',
  /** By its integration with Azure DevOps. */
  AZURE_DEVOPS = 'azure',
  /** By the address that git clones from, where dbt Cloud has no integration. */
  GIT_URL = 'git_url',
}

refuseUnknownNames('DbtCloudGitConnection', DbtCloudGitConnection);
