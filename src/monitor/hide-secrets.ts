/** Takes secrets out of a text. */
export type HideSecrets = (text: string) => string;

/** Takes out each secret in every form in which it could come back from a server or an error. */
export function secretHider(secrets: readonly string[]): HideSecrets {
  // the longest first, so that no form leaves the rest of another behind
  const forms = Array.from(new Set(secrets.flatMap(formsOf))).sort((left, right) => right.length - left.length);
  return text => forms.reduce((shown, form) => shown.split(form).join('***'), text);
}

/** The same for a body that comes in pieces and is too long to be held: a secret is found across two pieces too. */
export async function* withoutSecrets(body: AsyncIterable<Uint8Array>, secrets: readonly string[]): AsyncGenerator<Buffer> {
  const hide = secretHider(secrets);
  const longest = Math.max(0, ...secrets.flatMap(formsOf).map(form => form.length));
  let rest = '';
  for await (const piece of body) {
    // a character for each byte: whatever is no secret stays as it is
    const text = hide(rest + Buffer.from(piece).toString('latin1'));
    rest = text.slice(Math.max(0, text.length - longest));
    yield Buffer.from(text.slice(0, text.length - rest.length), 'latin1');
  }
  yield Buffer.from(rest, 'latin1');
}

function formsOf(secret: string): readonly string[] {
  if (secret === '') return [];
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')];
}
