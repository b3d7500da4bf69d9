/** Takes secrets out of a text. */
export type HideSecrets = (text: string) => string;

/** Takes out each secret in every form in which it could come back from a server or an error. */
export function secretHider(secrets: readonly string[]): HideSecrets {
  // without secrets it matches nothing; no escape has a case of its own
  const pattern = new RegExp(formsOf(secrets).map(form => Array.from(form.match(/\\+|[^\\]/gs) ?? [], spellings).join('')).join('|') || '(?!)', 'gi');
  return text => text.replace(pattern, '***');
}

/** The same for a body that comes in pieces and is too long to be held: a secret is found across two pieces too. */
export async function* withoutSecrets(body: AsyncIterable<Uint8Array>, secrets: readonly string[]): AsyncGenerator<Buffer> {
  const hide = secretHider(secrets);
  const longest = LONGEST_SPELLING * Math.max(0, ...formsOf(secrets).map(form => form.length));
  let rest = '';
  for await (const piece of body) {
    // a character for each byte: whatever is no secret stays as it is
    const text = hide(rest + Buffer.from(piece).toString('latin1'));
    rest = text.slice(Math.max(0, text.length - longest));
    yield Buffer.from(text.slice(0, text.length - rest.length), 'latin1');
  }
  yield Buffer.from(rest, 'latin1');
}

/** The longest first, so that no form leaves the rest of another behind. */
function formsOf(secrets: readonly string[]): readonly string[] {
  return secrets.filter(secret => secret !== '').flatMap(secret => [secret, ...base64Forms(secret)])
    .sort((left, right) => right.length - left.length);
}

/** Of one character, as in `\\\u002f`. */
const LONGEST_SPELLING = 8;

/** The two characters of base64 that have others in a URL. */
const BASE64: Readonly<Record<string, string>> = { '+': '[+-]', '/': '[/_]' };

/**
 * A character as it is or escaped, for JSON or a URL, once or twice: no two programs agree on what has to be. Backslashes in a row are
 * one: each of them may be doubled, and to try all the ways to share them out would take for ever.
 */
function spellings(character: string): string {
  const { length } = character;
  if (character.startsWith('\\') && length > 1) return `(?:\\\\{${length},${4 * length}}|(?:\\\\{1,3}u005c|%(?:25)?5c){${length}})`;
  if (/\w/.test(character)) return character;
  const hex = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `(?:\\\\{0,3}${BASE64[character] ?? `\\${character}`}|\\\\{1,3}u${hex}|%(?:25)?${hex.slice(2)})`;
}

/** Base64 of the secret alone and inside of a longer text, where each of the three places in a group of bytes gives other letters. */
function base64Forms(secret: string): readonly string[] {
  const padded = Buffer.from(secret).toString('base64');
  const inside = [0, 1, 2].map(offset => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    // only letters of which all six bits are the secret's
    return bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  // a short piece would be found in any text
  return [padded, padded.replace(/=+$/, ''), ...inside.filter(form => form.length >= 12)];
}
