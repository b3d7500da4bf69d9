import { ParsedDocument } from '../../provider';
import { UnknownParts } from '../../shared/read/plan-order';
import { asList, asMapping, asText, Mapping } from '../../shared/read/reader';
import { ROOT_FILE } from '../options';

/** The root with what it includes. */
export class MergedFile {
  /**
   * GitLab reads no other file than the root by itself; what the root says wins over what it includes.
   * @see https://docs.gitlab.com/ci/yaml/#includelocal
   */
  static of(documents: readonly ParsedDocument[], unknown: UnknownParts): MergedFile {
    const root = documents.find(({ path }) => path === ROOT_FILE);
    if (!root) unknown.add(ROOT_FILE, 'is not there, and GitLab reads no other file by itself');
    const { include, spec, ...own } = asMapping(root?.data);
    if (spec !== undefined) unknown.add(ROOT_FILE, '`spec` is not evaluated, so `$[[ … ]]` stays as it is');
    const files = [...included(include, documents, unknown), { path: ROOT_FILE, data: own }];
    const keys = files.flatMap(({ path, data }) => Object.keys(asMapping(data)).map((key) => [key, path] as const));
    const merged = files.map(({ data }) => asMapping(data)).reduce(deepMerge, {});
    return new MergedFile(merged, new Map(keys));
  }

  private constructor(readonly root: Mapping, private readonly definedIn: ReadonlyMap<string, string>) {}

  /** The path of the file that has the last word on a key of the root. */
  pathOf(key: string): string {
    return this.definedIn.get(key) ?? ROOT_FILE;
  }
}

function included(include: unknown, documents: readonly ParsedDocument[], unknown: UnknownParts): ParsedDocument[] {
  return asList(include).flatMap((entry) => {
    const path = (asText(entry) ?? asText(asMapping(entry).local))?.replace(/^\//, '');
    const document = documents.find((other) => other.path === path);
    if (!document) unknown.add(ROOT_FILE, `\`include\` of ${path === undefined ? 'something else than a local file' : `"${path}"`} is not evaluated`);
    if (asMapping(entry).rules !== undefined) unknown.add(ROOT_FILE, '`include:rules` is not evaluated, so the file is taken to be included');
    return document ?? [];
  });
}

/** Maps are joined key by key, and of anything else the later one counts. @see https://docs.gitlab.com/ci/yaml/#extends */
export function deepMerge(earlier: Mapping, later: Mapping): Mapping {
  const joined = Object.entries(later).map(([key, value]) => {
    const before = Object.hasOwn(earlier, key) ? earlier[key] : undefined;
    return [key, isMap(before) && isMap(value) ? deepMerge(before, value) : value] as const;
  });
  return { ...earlier, ...Object.fromEntries(joined) };
}

function isMap(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
