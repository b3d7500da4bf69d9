import { AzureSecretStore } from './azure-secret-store';
import { GitLabSecretStore } from './gitlab-secret-store';
import { SecretVariable } from '../../model/env';
import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { checkKnown, checkProps, PropertyNames } from '../../model/property';
import { SecretSource } from '../../model/secret';
import { problemOfSecretName, SecretStore } from '../../model/secret-name';
import { checkEnvironmentName } from '../../model/settings/environment-name';
import { checkVariable } from '../../model/settings/variables';
import { problemOfVariableName } from '../../model/variable-name';

/** Where a secret is kept, and under which other names. */
export interface SecretRefOptions {
  /**
   * The deployment environment that holds the secret. A job that reads it sets the same `environment`.
   * @default - the repository holds it
   */
  readonly environment?: string;
  /**
   * Its name on GitHub Actions.
   * @default - the name that all share
   */
  readonly github?: string;
  /**
   * Its name on GitLab CI. Not beside `gitlabStore`.
   * @default - the name that all share
   */
  readonly gitlab?: string;
  /**
   * Its name on Azure Pipelines. A key vault takes letters, digits and `-` only.
   * @default - the name that all share
   */
  readonly azure?: string;
  /**
   * Its name on Bitbucket Pipelines.
   * @default - the name that all share
   */
  readonly bitbucket?: string;
  /**
   * The store that GitLab CI reads it from.
   * @default - the variables of the GitLab project
   */
  readonly gitlabStore?: GitLabSecretStore;
  /**
   * The store that Azure Pipelines reads it from.
   * @default - the variables of the pipeline
   */
  readonly azureStore?: AzureSecretStore;
}

const PROPERTIES: PropertyNames<SecretRefOptions> = {
  environment: true, github: true, gitlab: true, azure: true, bitbucket: true, gitlabStore: true, azureStore: true,
};

/**
 * A secret that the CI service stores, by its name. Its value never passes through the definition: the pipeline hands it to the program
 * that needs it, as an environment variable.
 */
export class SecretRef {
  /**
   * @param name the secret's name in the store of each provider: capital letters, digits and `_`
   * @throws an error when a name is not legal where it is used
   * @see https://docs.github.com/en/actions/reference/security/secrets
   * @see https://docs.gitlab.com/ci/variables/
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
   * @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
   */
  public static named(name: string, options: SecretRefOptions = {}): SecretRef {
    if (typeof name !== 'string') throw wrongType('SecretRef.named', name, 'the name of a secret');
    refuse('SecretRef.named', name, problemOfVariableName(name));
    return new SecretRef(name, sourceOf(name, checkKnown('SecretRef.named', options, PROPERTIES)));
  }

  private constructor(public readonly name: string, private readonly source: Omit<SecretSource, 'name'>) {}

  /** @internal */
  public _toModel(): SecretSource {
    return { name: this.name, ...this.source };
  }

  /**
   * Always fails: a secret has no text form.
   * @throws an error that names what to use instead
   */
  public toString(): string {
    throw new Error(`the secret "${this.name}" cannot become part of a text: hand the SecretRef itself to a property that takes one, such as \`apiKey\` or \`secrets\``);
  }
}

refuseUnknownNames('SecretRef', SecretRef);

function sourceOf(name: string, options: SecretRefOptions): Omit<SecretSource, 'name'> {
  const { environment, github, gitlab, azure, bitbucket, gitlabStore, azureStore } = options;
  if (gitlabStore !== undefined && !(gitlabStore instanceof GitLabSecretStore)) throw wrongType('gitlabStore', gitlabStore, 'a store, such as `GitLabSecretStore.vault({ … })`');
  if (azureStore !== undefined && !(azureStore instanceof AzureSecretStore)) throw wrongType('azureStore', azureStore, "a store, such as `AzureSecretStore.variableGroup('dbt')`");
  if (gitlab !== undefined && gitlabStore !== undefined) throw invalid('gitlab', gitlab, 'is given beside `gitlabStore`', 'give one of the two: the store has the name');
  const azureModel = azureStore?._toModel();
  const storeOnAzure = azureModel?.kind === 'keyVault' ? 'keyVault' : 'azure';
  if (storeOnAzure === 'keyVault' && azure === undefined) refuse('azure', name, problemOfSecretName(name, 'keyVault'));
  const names = {
    ...otherName('github', github, 'github'),
    ...otherName('gitlab', gitlab, 'gitlab'),
    ...otherName('azure', azure, storeOnAzure),
    ...otherName('bitbucket', bitbucket, 'bitbucket'),
  };
  return {
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(environment === undefined ? {} : { environment: checkEnvironmentName('environment', environment) }),
    ...(gitlabStore === undefined ? {} : { gitlab: gitlabStore._toModel() }),
    ...(azureModel === undefined ? {} : { azure: azureModel }),
  };
}

function otherName(property: string, name: string | undefined, store: SecretStore): Record<string, string> {
  if (name === undefined) return {};
  if (typeof name !== 'string') throw wrongType(property, name, 'the name of a secret');
  refuse(property, name, problemOfSecretName(name, store));
  return { [property]: name };
}

/** The name is shown only when it looks like one that is in the wrong case or reserved: somebody may have put the value there. */
function refuse(property: string, name: string, problem: string | undefined): void {
  if (problem === undefined) return;
  if (!/^[A-Z][A-Z0-9_]*$|^[a-z]+(?:_[a-z]+)+$/.test(name)) throw new Error(`${property}: this name ${problem}: give the name of the secret, never its value`);
  throw invalid(property, name, problem, `choose another name, such as ${property === 'azure' ? '"DBT-API-KEY"' : '"DBT_API_KEY"'}`);
}

/**
 * Secrets by variable.
 * @internal
 * @throws an error when a name is not allowed on all four, or a value is no secret
 */
export function checkSecrets(secrets: Readonly<Record<string, SecretRef>>): SecretVariable[] {
  return Object.entries(checkProps('secrets', secrets)).map(([variable, secret]) => {
    checkVariable('secrets', variable);
    if (!(secret instanceof SecretRef)) throw wrongType(`secrets "${variable}"`, secret, "a secret by its name, such as `SecretRef.named('MY_SECRET')`");
    return { variable, secret: secret._toModel() };
  });
}
