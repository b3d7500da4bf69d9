/**
 * The parts of names that match two globs, as globs. A glob is text in which `*` stands for any characters, also none; alone it stands for at
 * least one, for no part is empty.
 */
export function meetOfParts(one: string, other: string): string[] {
  if (one === '*' || one === other) return [other];
  if (other === '*') return [one];
  return withoutCovered(meets(one, other));
}

/**
 * Both read from the left. What the star of one takes may begin with the next character of the other, or be nothing; of two stars one ends first.
 */
function meets(one: string, other: string): string[] {
  if (one === '' || other === '') return /^\**$/.test(one + other) ? [''] : [];
  if (one[0] !== '*' && other[0] !== '*') return one[0] === other[0] ? prefixed(one[0], meets(one.slice(1), other.slice(1))) : [];
  if (one[0] !== '*') return meets(other, one);
  if (other[0] !== '*') return withoutCovered([...meets(one.slice(1), other), ...prefixed(other[0], meets(one, other.slice(1)))]);
  return withoutCovered(prefixed('*', [...meets(one.slice(1), other), ...meets(one, other.slice(1))]));
}

function prefixed(start: string, rests: readonly string[]): string[] {
  return rests.map((rest) => (start === '*' && rest.startsWith('*') ? rest : start + rest));
}

/** A glob covers another when it matches its text: only a star can take a star. */
function withoutCovered(globs: readonly string[]): string[] {
  const all = [...new Set(globs)];
  return all.filter((glob) => !all.some((other) => other !== glob && globExpression(other).test(glob)));
}

function globExpression(glob: string): RegExp {
  return new RegExp(`^${glob.split('*').map((text) => text.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&')).join('.*')}$`, 'u');
}
