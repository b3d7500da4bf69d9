/** What an answer is made of. A `bigint` is an id: a JSON integer of any number of digits, which `number` could not hold. */
export type Json = null | boolean | number | string | bigint | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** JSON text; `JSON.stringify` refuses a `bigint`, and would round an id of 17 digits that is a `number`. */
export function toJson(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (isList(value)) return `[${value.map(toJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [`${JSON.stringify(key)}:${toJson(item)}`]));
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
