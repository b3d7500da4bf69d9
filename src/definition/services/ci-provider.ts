import { refuseUnknownNames } from '../../model/known-names';

/** A CI service that pipeline files are written for. */
export enum CiProvider {
  /** GitHub Actions: one file below `.github/workflows` for each group of jobs that depend on each other and run for the same events. */
  GITHUB = 'github',
  /** GitLab CI: `.gitlab-ci.yml`. */
  GITLAB = 'gitlab',
  /** Azure Pipelines: one file below `.azure-pipelines` for each group of jobs that depend on each other and run for the same events. */
  AZURE = 'azure',
  /** Bitbucket Pipelines: `bitbucket-pipelines.yml`. */
  BITBUCKET = 'bitbucket',
}

refuseUnknownNames('CiProvider', CiProvider);
