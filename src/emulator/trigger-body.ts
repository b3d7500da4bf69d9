import { FIELD_NAMES, FieldErrors, fieldErrors, LIST_FIELDS, TriggerFields } from './trigger-schema';

/** A trigger's body that was understood, or why it was not. */
export type TriggerBody =
  | { readonly kind: 'fields'; readonly fields: TriggerFields }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors | string }
  | { readonly kind: 'unsupported'; readonly mediaType: string };

type Fields = Readonly<Record<string, unknown>>;

/** Reads and checks the body of a trigger in the three forms that the specification accepts. */
export async function readTriggerBody(contentType: string, body: Buffer): Promise<TriggerBody> {
  // Nothing was sent, whatever the header calls it: the fields are missing, not the media type.
  if (body.length === 0) return checked({});
  const mediaType = contentType.split(';')[0].trim().toLowerCase();
  if (mediaType === 'application/json') return fromJson(body);
  if (mediaType === 'application/x-www-form-urlencoded') return checked(fieldsOfForm(new URLSearchParams(body.toString('utf8'))));
  if (mediaType === 'multipart/form-data') return fromMultipart(contentType, body);
  return { kind: 'unsupported', mediaType };
}

function fromJson(body: Buffer): TriggerBody {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch (error) {
    return { kind: 'invalid', errors: `JSON parse error - ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!isFields(value)) return { kind: 'invalid', errors: 'Invalid data. Expected a dictionary.' };
  return checked(value);
}

async function fromMultipart(contentType: string, body: Buffer): Promise<TriggerBody> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return checked(fieldsOfForm(form));
  } catch (error) {
    return { kind: 'invalid', errors: `Multipart form parse error - ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A form has no types: every value stays a string, so that a field which has to be an integer or a boolean is refused, as on the service. */
function fieldsOfForm(form: { keys(): Iterable<string>; getAll(name: string): unknown[] }): Fields {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(names.map((name) => [name, LIST_FIELDS.includes(name) ? form.getAll(name) : form.getAll(name).at(-1)]));
}

function checked(fields: Fields): TriggerBody {
  const errors = fieldErrors(fields);
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const known = Object.fromEntries(FIELD_NAMES.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])));
  // The check above is what makes these fields of the interface's types.
  return { kind: 'fields', fields: known as unknown as TriggerFields };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
