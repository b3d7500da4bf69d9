/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads JSON text, or gives `undefined` for what is not JSON: a page, a cut-off body, nothing. */
export function readJson(text: string): unknown {
  // ids beyond 2^53 would lose digits as numbers; inside a string the quotes would be escaped, so only keys match
  const exact = text.replace(/("id"\s*:\s*)(\d{16,})/g, '$1"$2"');
  try {
    return JSON.parse(exact);
  } catch {
    return undefined;
  }
}

/** The value as an object, empty where it is none. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list, empty where it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, empty where it is none. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What an error says, of whatever kind it is. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An id as text, whether it came as a number or as text; empty where it is neither. */
export function asId(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^\d+$/.test(value) ? value : '';
}
