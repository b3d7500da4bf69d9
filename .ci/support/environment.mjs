import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The work tree. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where a check may write: a folder outside the work tree, made by main.mjs and removed at the end. */
export const scratch = process.env.CI_SCRATCH ?? '';

/** The library as `npm pack` leaves it; made by the check `pack`. */
export const tarball = path.join(scratch, 'projen-dbt-pipelines.tgz');

export const schemas = process.env.DBT_PIPELINES_SCHEMAS || path.resolve(root, '../shared/schemas');

/** The versions of what is installed from the registries, so that a red run is ours and not theirs. Raise them on purpose. */
export const pins = {
  // 1.12 fetches a parser from outside the Python registry while it is installed
  dbtCore: 'dbt-core==1.11.16',
  dbtDuckdb: 'dbt-duckdb==1.11.1',
  zizmor: 'zizmor==1.32.0',
  pyyaml: 'PyYAML==6.0.3',
  act: 'github.com/nektos/act@v0.2.89',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
};

/** What every command of a check gets: quiet package managers, and no prompt that waits for an answer. */
export const quiet = {
  ...process.env,
  CI: 'true',
  npm_config_loglevel: 'error',
  npm_config_fund: 'false',
  npm_config_audit: 'false',
  npm_config_update_notifier: 'false',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_NO_INPUT: '1',
  PIP_ROOT_USER_ACTION: 'ignore',
  PIP_QUIET: '1',
  // a rehearsed job has a home of its own, and would fetch the same packages again for each provider
  PIP_CACHE_DIR: path.join(scratch, 'pip-cache'),
  DBT_SEND_ANONYMOUS_USAGE_STATS: 'false',
  // jsii prints a page about Node 20, which hides its own warnings
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
};
