import { deepMerge, MergedFile } from './merged-file';
import { withReferences } from './references';
import { UnknownParts } from '../../shared/read/plan-order';
import { asMapping, asTexts, Mapping } from '../../shared/read/reader';

/** Keys of the root that are not jobs. @see https://docs.gitlab.com/ci/yaml/#global-keywords */
const GLOBAL_KEYS = ['workflow', 'variables', 'stages', 'default', 'include', 'image', 'before_script', 'after_script', 'cache', 'services', 'spec'];

/** The older way to write what holds for all jobs. @see https://docs.gitlab.com/ci/yaml/deprecated_keywords/ */
const DEFAULT_KEYS = ['image', 'before_script', 'after_script', 'cache', 'services'];

/** How often a job that extends another may be extended itself. @see https://docs.gitlab.com/ci/yaml/#extends */
const MOST_LEVELS = 11;

/** A job with all that it takes over from others. */
export interface FileJob {
  readonly name: string;
  readonly path: string;
  readonly job: Mapping;
  /** The root key under which a key of the job is written: its own, or that of a job that it extends. */
  origin(key: string): string;
}

/** The jobs of the file that are not hidden, each with what it extends and what holds for all. */
export function jobsOf(file: MergedFile, unknown: UnknownParts): FileJob[] {
  const { root } = file;
  const names = Object.keys(root).filter((name) => !GLOBAL_KEYS.includes(name) && !name.startsWith('.'));
  const older = DEFAULT_KEYS.filter((key) => Object.hasOwn(root, key)).map((key) => [key, root[key]]);
  const shared = { ...Object.fromEntries(older), ...asMapping(root.default) };
  return names.map((name) => {
    const line = lineOf(name, root);
    for (const base of line.filter((key) => !Object.hasOwn(root, key))) unknown.add(file.pathOf(name), `${name}: \`extends: ${base}\` is not there`);
    const own = line.map((key) => asMapping(root[key])).reduce(deepMerge, {});
    return {
      name,
      path: file.pathOf(name),
      job: withReferences({ ...inherited(shared, own), ...own }, root),
      origin: (key) => [...line].reverse().find((ancestor) => Object.hasOwn(asMapping(root[ancestor]), key)) ?? name,
    };
  });
}

/** What holds for all jobs, as far as the job lets it. @see https://docs.gitlab.com/ci/yaml/#inheritdefault */
function inherited(shared: Mapping, own: Mapping): Mapping {
  const { default: wanted = true } = asMapping(own.inherit);
  if (typeof wanted === 'boolean') return wanted ? shared : {};
  return Object.fromEntries(Object.entries(shared).filter(([key]) => asTexts(wanted).includes(key)));
}

/** The keys of the root whose maps make up the job, the last one itself. */
function lineOf(name: string, root: Mapping, level = 0): string[] {
  const bases = level < MOST_LEVELS ? asTexts(asMapping(root[name]).extends) : [];
  return [...bases.flatMap((base) => lineOf(base, root, level + 1)), name];
}
