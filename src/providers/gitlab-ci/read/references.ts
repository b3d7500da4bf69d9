import { asMapping, Mapping } from '../../shared/read/reader';

/** How deep references may lead to references. @see https://docs.gitlab.com/ci/yaml/yaml_optimization/#reference-tags */
const MOST_LEVELS = 10;

/** Where a reference, or a list in a list, stands for more entries. */
const KEYS = ['rules', 'script', 'before_script', 'variables'];

/** A job with what its `!reference` tags name; a reader that does not know the tag sees a list of keys. */
export function withReferences(job: Mapping, root: Mapping): Mapping {
  const found = KEYS.filter((key) => Object.hasOwn(job, key)).map((key) => [key, resolved(job[key], root, 0)] as const);
  return { ...job, ...Object.fromEntries(found) };
}

function resolved(value: unknown, root: Mapping, level: number): unknown {
  const target = targetOf(value, root);
  if (target !== undefined && level < MOST_LEVELS) return resolved(target, root, level + 1);
  if (!Array.isArray(value)) return value;
  return value.flatMap((entry) => Array.isArray(entry) && level < MOST_LEVELS ? resolved(entry, root, level + 1) : [entry]);
}

/** What a list of keys leads to; undefined when it is no such list. */
function targetOf(value: unknown, root: Mapping): unknown {
  if (!Array.isArray(value) || value.length < 2 || !value.every((key) => typeof key === 'string')) return undefined;
  return value.reduce<unknown>((place, key) => {
    const mapping = asMapping(place);
    return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
  }, root);
}
