import { YamlMap } from '../../../document/document';

/** Below the repository, because GitLab keeps nothing from elsewhere. */
const FOLDER = '.cache/pip';

/** The most files that make a key. @see https://docs.gitlab.com/ci/yaml/#cachekeyfiles */
const MOST_KEY_FILES = 2;

/**
 * A cache for what pip downloads. A key that is too old is no harm: pip looks up itself what it still has to download.
 * @see https://docs.gitlab.com/ci/caching/examples/#cache-python-dependencies
 */
export function renderCache(keyFiles: readonly string[] | undefined): YamlMap | undefined {
  return keyFiles && { key: { files: keyFiles.slice(0, MOST_KEY_FILES) }, paths: [FOLDER] };
}

/** Where pip keeps it. */
export function cacheVariables(keyFiles: readonly string[] | undefined): YamlMap {
  return keyFiles ? { PIP_CACHE_DIR: `$CI_PROJECT_DIR/${FOLDER}` } : {};
}
