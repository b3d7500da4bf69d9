import { pythonText } from './python-text';

/** The body of a trigger, checked. */
export interface TriggerFields {
  readonly cause: string;
  readonly git_sha?: string | null;
  readonly git_branch?: string | null;
  readonly azure_pull_request_id?: number | null;
  readonly github_pull_request_id?: number | null;
  readonly gitlab_merge_request_id?: number | null;
  readonly non_native_pull_request_id?: number | null;
  readonly schema_override?: string | null;
  readonly dbt_version_override?: string | null;
  readonly threads_override?: number | null;
  readonly target_name_override?: string | null;
  readonly generate_docs_override?: boolean | null;
  readonly timeout_seconds_override?: number | null;
  readonly steps_override?: readonly string[] | null;
}

/** What is wrong with a body: a message for each wrong field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The branch that a run builds: the trigger's, else that of the emulated environment. */
export function branchOf(trigger: TriggerFields): string {
  return trigger.git_branch ?? 'main';
}

/** The schema that a run writes to: the trigger's, else that of the emulated environment. */
export function schemaOf(trigger: TriggerFields): string {
  return trigger.schema_override ?? 'analytics';
}

type FieldType = 'text' | 'integer' | 'boolean' | 'texts';

/**
 * The type of each field of the schema `TriggerRunRequestRequest`.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
const FIELDS: Readonly<Record<keyof TriggerFields, FieldType>> = {
  cause: 'text',
  git_sha: 'text',
  git_branch: 'text',
  azure_pull_request_id: 'integer',
  github_pull_request_id: 'integer',
  gitlab_merge_request_id: 'integer',
  non_native_pull_request_id: 'integer',
  schema_override: 'text',
  dbt_version_override: 'text',
  threads_override: 'integer',
  target_name_override: 'text',
  generate_docs_override: 'boolean',
  timeout_seconds_override: 'integer',
  steps_override: 'texts',
};

const IS_TYPE: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  text: isText,
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  texts: (value) => Array.isArray(value) && value.every(isText),
};

/** The names of all fields. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly (keyof TriggerFields)[];

/** The names of the fields that are lists; a form repeats such a field. */
export const LIST_FIELDS: readonly string[] = Object.entries(FIELDS).filter(([, type]) => type === 'texts').map(([name]) => name);

/**
 * All wrong fields of a trigger's body; none for a correct one. Fields that the schema does not name are ignored: it
 * does not forbid them.
 */
export function fieldErrors(body: Readonly<Record<string, unknown>>): FieldErrors {
  const errors: Record<string, string> = {};
  const causeError = errorOfCause(body.cause);
  if (causeError !== undefined) errors.cause = causeError;
  for (const [name, type] of Object.entries(FIELDS)) {
    const value = body[name];
    // Airflow and dbt-cloud-cli send null for what they leave out, and the service takes it.
    if (name === 'cause' || value === undefined || value === null || IS_TYPE[type](value)) continue;
    errors[name] = `${pythonText(value)} is not valid under any of the given schemas`;
  }
  return errors;
}

function errorOfCause(value: unknown): string | undefined {
  if (value === undefined) return "'cause' is a required property";
  if (typeof value !== 'string') return `${pythonText(value)} is not of type 'string'`;
  return value === '' ? "'' is too short" : undefined;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
