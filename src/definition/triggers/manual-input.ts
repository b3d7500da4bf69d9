import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { checkKnown, checkList, checkShortText, checkText, checkValue, PropertyNames } from '../../model/property';
import { ManualInput as ManualInputModel } from '../../model/trigger';
import { problemOfVariableName } from '../../model/variable-name';

/** What a person may fill in. */
export interface ManualInputOptions {
  /**
   * The text that is there before the person changes it, and for every other event.
   * @default - the first of `options`, else empty
   */
  readonly default?: string;
  /**
   * What the field is for, on one line.
   * @default - none
   */
  readonly description?: string;
  /**
   * The texts to choose from.
   * @default - any text
   */
  readonly options?: string[];
}

const PROPERTIES: PropertyNames<ManualInputOptions> = { default: true, description: true, options: true };

/** A field that a person may fill in when they start a job by hand. The job reads it as an environment variable. */
export class ManualInput {
  /**
   * @param variable name of the environment variable and of the field: capital letters, digits and `_`
   * @throws an error when the name is not a legal variable name on all four providers, or the default is none of the options
   */
  public static named(variable: string, options: ManualInputOptions = {}): ManualInput {
    if (typeof variable !== 'string') throw wrongType('ManualInput.named', variable, 'the name of a variable');
    const problem = problemOfVariableName(variable);
    if (problem) throw invalid('ManualInput.named', variable, problem, 'choose another name, such as "FULL_REFRESH"');
    return new ManualInput({ variable, ...checkOptions(options) });
  }

  /** The environment variable that the job reads it from. */
  public readonly name: string;

  private constructor(private readonly model: ManualInputModel) {
    this.name = model.variable;
  }

  /** @internal */
  public _toModel(): ManualInputModel {
    return this.model;
  }
}

refuseUnknownNames('ManualInput', ManualInput);

function checkOptions(given: ManualInputOptions): Omit<ManualInputModel, 'variable'> {
  const { description, options = [], default: preset } = checkKnown('ManualInput.named', given, PROPERTIES);
  const choices = [...new Set(checkList('options', options, 'a list of texts').map((option) => checkValue('options', checkText('options', option, 'a text (numbers in quotes)'))))];
  return {
    description: description === undefined ? undefined : checkShortText('description', description),
    options: choices,
    default: preset === undefined ? choices[0] ?? '' : checkDefault(preset, choices),
  };
}

function checkDefault(preset: string, choices: readonly string[]): string {
  if (typeof preset !== 'string') throw wrongType('default', preset, 'a text (numbers in quotes)');
  checkValue('default', preset);
  if (choices.length > 0 && !choices.includes(preset)) throw invalid('default', preset, 'is none of `options`', `give ${choices.join(' or ')}`);
  return preset;
}
