/** Reads parsed YAML of any shape; what is not as expected counts as absent. */
export type Mapping = Readonly<Record<string, unknown>>;

export function asMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Mapping : {};
}

export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function asTexts(value: unknown): string[] {
  return asList(value).flatMap((item) => asText(item) ?? []);
}

export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The keys of a mapping that a planner does not know: what it could not evaluate. */
export function unknownKeys(mapping: Mapping, known: readonly string[]): string[] {
  return Object.keys(mapping).filter((key) => !known.includes(key));
}
