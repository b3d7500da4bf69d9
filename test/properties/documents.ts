import * as fc from '../support/fast-check';

/** Texts that some reader of YAML takes for something else, or that a careless writer breaks. */
const TRAPS = [
  'on', 'On', 'OFF', 'yes', 'No', 'y', 'N', 'true', 'False', 'null', '~', '', ' ', '=', '<<', '.', '..', '-', '--', '---', '...', '- a', '-a', '? a', '?', ':', ': ', 'a:',
  'a: b', 'a:b', '#', '# a', 'a #b', 'a#b', '12:30', '12:30:45', '190:20:30', '1:60', '1_000', '_1', '1_', '0o14', '0O14', '014', '0b1', '0x1f', '0xg', '+1', '-1', '+', '1.', '.5',
  '5.', '1e3', '1.e3', '1E+5', '-2E-5', '.inf', '-.INF', '.NaN', '+.inf', '0', '-0', '00000', '007', '089', '1,000', '3.10', '2026-01-01', '2026-1-1', '2026-01-01T00:00:00Z',
  '2026-01-01 12:00:00 +1', '9223372036854775808', '!x', '!!str x', '&a', '*a', '|', '>', '|-', '%x', '@x', '`x`', '{', '}', '{a}', '[', ']', '[a]', ',', ', ', '"', '\'', '\'a\'',
  '"a"', 'it\'s: #1', '"a" #b', '\\', '\\n', 'a\\', 'a ', ' a', '\ta', 'a\t', 'a\tb', 'a\nb', 'a\n', '\na', '\n', '\n\n', 'a\n\n', 'a\n\n\nb', ' a\nb', 'a\n b', 'a \nb', 'a\t\nb', 'a\r\nb',
  'a\rb', '\r', '#a\nb', 'a: b\nc', '---\na', 'a\n---\nb', '\ufeffa', 'a\ufeffb', '\u0085', 'a\u2028b', '\u2029', '\u0000', '\u007f', '\u0080', '\ufffe', '\uffff', '\ud800', '😀', '👩‍👩‍👧',
  'größe', '漢字', 'e\u0301', '${{ a }}', '$(a)', '$A', 'set -e\necho "a: b" # c\n', '__proto__', 'constructor', `${'long '.repeat(60)}end`, 'x'.repeat(300),
];

/** A text of any signs, one with a trap in it, or a trap itself. */
export function text(): fc.Arbitrary<string> {
  const trap = fc.constantFrom(...TRAPS);
  return fc.oneof(trap, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.tuple(trap, trap).map(([a, b]) => a + b), fc.tuple(trap, trap).map(([a, b]) => `${a}\n${b}`));
}

// `Object.assign` and the like drop this one, and no pipeline has it
const key = text().filter((name) => name !== '__proto__');

const scalar = fc.oneof({ weight: 4, arbitrary: text() }, fc.boolean(), fc.constant(null), fc.integer(), fc.maxSafeInteger());

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4 })),
}));

/** What could stand in a YAML file: maps and lists of texts, whole numbers, truth values and nothing. */
export function yamlDocument(): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 });
}
