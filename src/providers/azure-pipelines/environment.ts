import { YamlMap } from '../../document/document';
import { SecretVariable } from '../../model/environment';
import { ContextWords } from '../shared/exports';

/**
 * `Build.SourceBranchName` would be the last part of the name only.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables
 */
export const CONTEXT: ContextWords = { branch: '"${BUILD_SOURCEBRANCH#refs/heads/}"' };

/**
 * A secret is in no step's environment unless it is mapped there.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
 */
export function renderSecrets(secrets: readonly SecretVariable[]): YamlMap | undefined {
  return secrets.length > 0 ? Object.fromEntries(secrets.map(({ variable, secret }) => [variable, `$(${secret})`])) : undefined;
}

/** The macro that stands for one secret, and what remains of it when the pipeline has no such variable: itself. */
export const MACRO = /^\$\(([A-Za-z0-9_.]+)\)$/;
