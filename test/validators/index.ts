import { actionlint } from './actionlint';
import { azureLanguageServices } from './azure-language-service';
import { bitbucketKeys } from './bitbucket-keys';
import { gitlabCiLocal } from './gitlab-ci-local';
import { jsonSchemaValidators } from './json-schema';
import { Validator } from './validator';
import { workflowParser } from './workflow-parser';
import { yamlVersions } from './yaml-versions';

export type ProviderName = 'github' | 'gitlab' | 'azure' | 'bitbucket';

/** Who is asked about the files of each provider. A validator whose schema is absent is not in the list, and says so on stderr. */
export const validators: Readonly<Record<ProviderName, readonly Validator[]>> = {
  github: [workflowParser, actionlint, yamlVersions],
  gitlab: [...jsonSchemaValidators('schema of GitLab', 'gitlab-ci.gitlab-ci-local.json'), gitlabCiLocal, yamlVersions],
  azure: [...azureLanguageServices(), yamlVersions],
  bitbucket: [...jsonSchemaValidators('schema of atlascode', 'bitbucket-pipelines.atlascode.json'), bitbucketKeys, yamlVersions],
};
