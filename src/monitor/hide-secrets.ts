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
  const encoded = encodeURIComponent(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const loweredEscapes = encoded.replace(/%../g, escape => escape.toLowerCase());
  return [secret, encoded, loweredEscapes, escaped, escaped.replace(/\//g, '\\/'), ...base64Forms(secret)];
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
  const forms = [padded, padded.replace(/=+$/, ''), ...inside.filter(form => form.length >= 12)];
  return [...forms, ...forms.map(form => form.replace(/\+/g, '-').replace(/\//g, '_'))];
}
