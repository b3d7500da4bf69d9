import { commentAbove } from '../../../document/comment';
import { YamlMap, YamlValue } from '../../../document/document';
import { ContextName, Env, EnvValue } from '../../../model/env';
import { ProviderId } from '../../../model/provider-id';
import { secretName } from '../../../model/secret';
import { quote } from '../../../model/shell';
import { Step } from '../../../model/step';

/** How one provider spells a value that is known only at run time, as a shell word that expands once. */
export type ContextWords = Readonly<Record<ContextName, string>>;

/** Lines of a script, each with its comment. */
export interface ScriptLine {
  readonly command: string;
  readonly comment?: string;
}

/** `export NAME='value'` for each literal, byte for byte: for a provider that has no place for variables but the script. */
export function exportLiterals(environment: Env): ScriptLine[] {
  return entriesOf(environment, 'literal').map(([name, { value, comment }]) => ({ command: `export ${name}=${quote(value)}`, comment }));
}

/**
 * Run-time values are handed on by the shell, which expands once: a second expansion by the provider would let a branch called
 * `x$DBT_API_KEY` read a secret.
 */
export function exportContexts(environment: Env, words: ContextWords): ScriptLine[] {
  return entriesOf(environment, 'context').map(([name, value]) => ({ command: `export ${name}=${words[value.of]}`, comment: value.comment }));
}

/** The default of each input, for events that nobody fills anything in for. */
export function exportInputDefaults(environment: Env): ScriptLine[] {
  return entriesOf(environment, 'input').map(([name, value]) => ({ command: `export ${name}=${quote(value.default)}`, comment: value.comment }));
}

/**
 * Where every secret is in the environment already, only those that are read under another name need a line: one for all of them, so that
 * no secret takes the place of another that is yet to be read.
 */
export function exportRenamedSecrets(steps: readonly Step[], provider: ProviderId): ScriptLine[] {
  const renamed = steps.flatMap((step) => step.secrets).filter(({ variable, secret }) => variable !== secretName(secret, provider));
  const words = new Set(renamed.map(({ variable, secret }) => `${variable}="$${secretName(secret, provider)}"`));
  return words.size === 0 ? [] : [{ command: `export ${[...words].join(' ')}` }];
}

/** The literal values as a map, for a provider that has a place for them; undefined when there are none. */
export function renderLiterals(environment: Env, spell: (value: string) => YamlValue = (value) => value): YamlMap | undefined {
  return renderValues(Object.fromEntries(entriesOf(environment, 'literal')), (value) => spell((value as { value: string }).value));
}

/** Values as a map with their comments; undefined when there are none. */
export function renderValues(environment: Env, spell: (value: EnvValue) => YamlValue): YamlMap | undefined {
  const entries = Object.entries(environment);
  const map: YamlMap = Object.fromEntries(entries.map(([name, value]) => [name, spell(value)]));
  for (const [name, { comment }] of entries) if (comment) commentAbove(map, name, comment);
  return entries.length > 0 ? map : undefined;
}

/** The lines of a step, the first with a comment: for a provider whose jobs have one script and no steps, and every secret everywhere. */
export function linesOf(step: Step, provider: ProviderId, start: (command: readonly string[]) => string): ScriptLine[] {
  // one item, because GitLab's runner prints a line between two: in the middle of a `case` or a here-document that would be code
  return [{ command: step.kind === 'program' ? start(step.command) : step.commands.join('\n'), comment: commentOf(step, provider) }];
}

/** A reader looks for the secrets, and they have no line. */
function commentOf(step: Step, provider: ProviderId): string {
  const inherited = step.secrets.filter(({ variable, secret }) => variable === secretName(secret, provider));
  const about = step.comment ?? step.name;
  return inherited.length === 0 ? about : `${about}. ${inherited.map(({ variable }) => variable).join(', ')} from the settings is in the environment already.`;
}

/** The lines as a list with their comments. */
export function renderLines(lines: readonly ScriptLine[]): YamlValue[] {
  const list: YamlValue[] = lines.map(({ command }) => command);
  lines.forEach(({ comment }, index) => comment && commentAbove(list, index, comment));
  return list;
}

type ValueOf<Kind extends EnvValue['kind']> = Extract<EnvValue, { kind: Kind }>;

function entriesOf<Kind extends EnvValue['kind']>(environment: Env, kind: Kind): [string, ValueOf<Kind>][] {
  return Object.entries(environment).filter((entry): entry is [string, ValueOf<Kind>] => entry[1].kind === kind);
}
