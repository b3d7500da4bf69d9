/** What a variable holds, as far as it shows before the job runs. */
export type Value = TextValue | SecretValue | UnknownValue;

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

/** What is stored under this name in the settings. */
export interface SecretValue {
  readonly kind: 'secret';
  readonly name: string;
}

/** Known only to the job. */
export interface UnknownValue {
  readonly kind: 'unknown';
}

export type Lookup = (name: string) => Value;

export const UNKNOWN: UnknownValue = { kind: 'unknown' };

export function text(value: string): TextValue {
  return { kind: 'text', text: value };
}
