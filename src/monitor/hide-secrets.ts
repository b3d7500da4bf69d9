/** Takes secrets out of a text. */
export type HideSecrets = (text: string) => string;

/** Takes out each secret in every form in which it could come back from a server or an error. */
export function secretHider(secrets: readonly string[]): HideSecrets {
  // the longest first, so that no form leaves the rest of another behind
  const forms = Array.from(new Set(secrets.flatMap(formsOf))).sort((left, right) => right.length - left.length);
  return text => forms.reduce((shown, form) => shown.split(form).join('***'), text);
}

function formsOf(secret: string): readonly string[] {
  if (secret === '') return [];
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString('base64')];
}
