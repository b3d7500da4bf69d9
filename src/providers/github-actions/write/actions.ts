import { commentBehind } from '../../../document/comment';
import { YamlMap } from '../../../document/document';

/** A released action, by the commit that its tag stood at. */
interface PinnedAction {
  readonly repository: string;
  readonly commit: string;
  readonly version: string;
}

/** @see https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions */
const CHECKOUT: PinnedAction = { repository: 'actions/checkout', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1' };
const SETUP_NODE: PinnedAction = { repository: 'actions/setup-node', commit: '820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0' };
const SETUP_PYTHON: PinnedAction = { repository: 'actions/setup-python', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97', version: 'v7.0.0' };
const UPLOAD_ARTIFACT: PinnedAction = { repository: 'actions/upload-artifact', commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a', version: 'v7.0.1' };

/** The job's token is not left in the working copy for the steps that follow. @see https://github.com/actions/checkout */
export function checkout(depth: number | 'full' | undefined): YamlMap {
  return uses('Check out the repository', CHECKOUT, { 'persist-credentials': false, 'fetch-depth': depth === 'full' ? 0 : depth });
}

/** Its cache is off: it would restore files into a job that holds a secret. @see https://github.com/actions/setup-node */
export function setupNode(version: string): YamlMap {
  return uses('Set up Node.js', SETUP_NODE, { 'node-version': version, 'package-manager-cache': false });
}

/**
 * @param pipCacheKeyFiles files whose content is the key of the cache of pip; undefined: no cache
 * @see https://github.com/actions/setup-python#caching-packages-dependencies
 */
export function setupPython(version: string, pipCacheKeyFiles: readonly string[] | undefined): YamlMap {
  const cache = pipCacheKeyFiles && { 'cache': 'pip', 'cache-dependency-path': lines(pipCacheKeyFiles) };
  return uses('Set up Python', SETUP_PYTHON, { 'python-version': version, ...cache });
}

/** Files to keep for people to download. */
export interface ArtifactUpload {
  readonly artifact: string;
  readonly paths: readonly string[];
  readonly days?: number;
  /** `always`: also when a step before it failed. */
  readonly when: 'success' | 'always';
  readonly ifNothingIsThere: 'warn' | 'ignore';
}

/** Hidden files too, as on the other providers. @see https://github.com/actions/upload-artifact#inputs */
export function uploadArtifact(name: string, { artifact, paths, days, when, ifNothingIsThere }: ArtifactUpload): YamlMap {
  const inputs = {
    'name': artifact,
    'path': lines(paths),
    'include-hidden-files': true,
    'retention-days': days,
    'if-no-files-found': ifNothingIsThere,
  };
  return uses(name, UPLOAD_ARTIFACT, inputs, when === 'always' ? 'always()' : undefined);
}

function lines(items: readonly string[]): string {
  return items.length === 1 ? items[0] : [...items, ''].join('\n');
}

function uses(name: string, action: PinnedAction, inputs: YamlMap, condition?: string): YamlMap {
  return commentBehind({ name, if: condition, uses: `${action.repository}@${action.commit}`, with: inputs }, 'uses', action.version);
}
