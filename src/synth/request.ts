import { JsonPatch } from 'projen';
import { Definition } from '../model/definition';
import { ProviderId } from '../model/provider-id';
import { Settings } from '../providers';

/** Everything that one synthesis starts from. */
export interface SynthRequest {
  readonly definition: Definition;
  readonly providers: readonly ProviderId[];
  readonly settings: Settings;
  readonly changes: readonly ChangedFile[];
  /** What the validations of the user's constructs say. */
  readonly failedValidations: readonly FailedValidation[];
}

/** What one construct says is wrong with it. */
export interface FailedValidation {
  readonly path: string;
  readonly message: string;
}

/** What a user changes in a rendered file, after all else. */
export interface ChangedFile {
  readonly provider: ProviderId;
  /** Undefined: the only file of the provider. */
  readonly name?: string;
  readonly changes: readonly Change[];
}

export type Change =
  | { readonly kind: 'set'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'patch'; readonly operations: readonly JsonPatch[] };
