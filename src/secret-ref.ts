import { invalid, wrongType } from './model/invalid';
import { SecretSource } from './model/secret';
import { problemOfVariableName } from './model/variable-name';

/**
 * A secret that the CI service stores, by its name. Its value never passes through the definition: the pipeline hands it to the program
 * that needs it, as an environment variable.
 */
export class SecretRef {
  /**
   * @param name the secret's name in the store of each provider: capital letters, digits and `_`
   * @throws an error when the name is not a legal variable name on all four providers
   * @see https://docs.github.com/en/actions/reference/security/secrets
   * @see https://docs.gitlab.com/ci/variables/
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
   * @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
   */
  public static named(name: string): SecretRef {
    if (typeof name !== 'string') throw wrongType('SecretRef.named', name, 'the name of a secret');
    const problem = problemOfVariableName(name);
    // shown only when it is a name in the wrong case or a reserved one: somebody may have put the value here
    if (problem && !/^[A-Z][A-Z0-9_]*$|^[a-z]+(?:_[a-z]+)+$/.test(name)) throw new Error(`SecretRef.named: this name ${problem}: give the name of the secret, never its value`);
    if (problem) throw invalid('SecretRef.named', name, problem, 'choose another name, such as "DBT_API_KEY"');
    return new SecretRef(name);
  }

  private constructor(public readonly name: string) {}

  /** @internal */
  public _toModel(): SecretSource {
    return { name: this.name };
  }

  /**
   * Always fails: a secret has no text form.
   * @throws an error that names what to use instead
   */
  public toString(): string {
    throw new Error(`the secret "${this.name}" cannot become part of a text: hand the SecretRef itself to a property that takes one, such as \`apiKey\` or \`secrets\``);
  }
}
