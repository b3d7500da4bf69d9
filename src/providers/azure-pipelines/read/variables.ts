import { Notes } from '../../shared/read/notes';
import { asMapping, asText, Mapping } from '../../shared/read/reader';

/** The variables of a scope, by the name that macros and expressions use: in any case. */
export class Variables {
  private readonly values = new Map<string, { name: string; value: string }>();

  constructor(variables: Readonly<Record<string, string>>) {
    this.put(variables);
  }

  /** These, and on top of them the ones of an inner scope, whose macros are expanded. */
  with(inner: Readonly<Record<string, string>>): Variables {
    const all = new Variables({});
    for (const { name, value } of this.values.values()) all.put({ [name]: value });
    all.put(inner);
    for (const [name, value] of Object.entries(inner)) all.put({ [name]: all.expand(value) });
    return all;
  }

  find(name: string): string | undefined {
    return this.values.get(name.toLowerCase())?.value;
  }

  /**
   * `$(NAME)` becomes the variable of that name; where there is none, the text stays.
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax
   */
  expand(text: string): string {
    return text.replace(/\$\(([^()]+)\)/g, (macro, name: string) => this.find(name) ?? macro);
  }

  /** As a script sees them: in capitals, with `_` for each dot, without those that the agent keeps back. */
  environment(): Record<string, string> {
    const seen = [...this.values.values()].filter(({ name }) => !KEPT_BACK.test(name));
    return Object.fromEntries(seen.map(({ name, value }) => [name.toUpperCase().replace(/[. ]/g, '_'), value]));
  }

  private put(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.values.set(name.toLowerCase(), { name, value });
  }
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#variable-naming-restrictions */
const KEPT_BACK = /^(?:endpoint|input|secret|securefile)/i;

/** A map, or a list of names with values. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/variables */
export function declaredVariables(variables: unknown, notes: Notes): Record<string, string> {
  if (!Array.isArray(variables)) {
    return Object.fromEntries(Object.entries(asMapping(variables)).map(([name, value]) => [name, asText(value) ?? '']));
  }
  return Object.fromEntries(variables.map(asMapping).flatMap((entry) => declaredEntry(entry, notes)));
}

function declaredEntry(entry: Mapping, notes: Notes): [string, string][] {
  const name = asText(entry.name);
  if (name !== undefined) return [[name, asText(entry.value) ?? '']];
  for (const [kind, value] of Object.entries(entry)) {
    if (kind === 'group') notes.assume(`the variable group "${asText(value)}" holds secrets, and no variable that a script reads unasked`);
    else notes.unknown(`\`variables: ${kind}\` is not evaluated`);
  }
  return [];
}
