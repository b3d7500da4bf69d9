import * as fs from 'node:fs';
import * as path from 'node:path';
import { Workspace } from './workspace';

/** All that a job sees of the host's environment: the language, and what an installation needs behind a company's mirror or proxy. */
const HOST_PREFIXES = ['PIP_', 'NPM_CONFIG_', 'LC_'];
const HOST_VARIABLES = new Set([
  'LANG',
  'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy',
  'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'GIT_SSL_CAINFO',
  'npm_config_registry', 'npm_config_userconfig',
  'SYSTEMROOT', 'SystemRoot', 'COMSPEC', 'ComSpec', 'PATHEXT',
]);

/** Where a person keeps the settings of pip and npm, below the home that a job does not see. */
const SETTINGS_FILES: Readonly<Record<string, readonly string[]>> = {
  NPM_CONFIG_USERCONFIG: ['.npmrc'],
  PIP_CONFIG_FILE: ['.config/pip/pip.conf', '.pip/pip.conf', 'Library/Application Support/pip/pip.conf', 'AppData/Roaming/pip/pip.ini'],
};

export type Environment = Readonly<Record<string, string>>;

/**
 * The environment that a machine gives to a job before the provider sets anything.
 *
 * @param toolFolders go first on PATH
 */
export function machineEnvironment(host: NodeJS.ProcessEnv, workspace: Workspace, toolFolders: readonly string[]): Environment {
  return {
    LANG: 'C.UTF-8',
    ...settingsFiles(host),
    ...installSettings(host),
    PATH: [...toolFolders, ...machinePath(host)].join(path.delimiter),
    HOME: workspace.home,
    USERPROFILE: workspace.home,
    TMPDIR: workspace.temporary,
    TEMP: workspace.temporary,
    TMP: workspace.temporary,
  };
}

function installSettings(host: NodeJS.ProcessEnv): Environment {
  const isCarried = (name: string) => HOST_VARIABLES.has(name) || HOST_PREFIXES.some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(host).flatMap(([name, value]) => value !== undefined && isCarried(name) ? [[name, value]] : []));
}

function settingsFiles(host: NodeJS.ProcessEnv): Environment {
  const home = host.HOME ?? host.USERPROFILE;
  if (home === undefined) return {};
  return Object.fromEntries(Object.entries(SETTINGS_FILES).flatMap(([name, places]) => {
    const file = places.map((place) => path.join(home, place)).find((candidate) => fs.existsSync(candidate));
    return file === undefined ? [] : [[name, file]];
  }));
}

/** npx and npm put the repository's own tools on PATH; a CI machine has them only when a job installs them. */
function machinePath(host: NodeJS.ProcessEnv): string[] {
  const folders = (host.PATH ?? host.Path ?? '').split(path.delimiter);
  return folders.filter((folder) => folder !== '' && !/node_modules[\\/](\.bin|npm[\\/].*)$/.test(folder) && !/node-gyp-bin$/.test(folder));
}
