import { invalid } from '../model/invalid';
import { problemOfValue } from '../model/plain-value';
import { checkKnown, checkList, checkOneOf, checkText } from '../model/property';
import { NOTHING_TO_SET, Settings } from '../providers';
import { CodeHost, CODE_HOSTS } from '../providers/azure-pipelines/options';

/** What a user may set of each provider's own. */
interface ProviderOptions {
  readonly github?: { readonly runner?: string };
  readonly gitlab?: { readonly path?: string; readonly tags?: readonly string[] };
  readonly azure?: { readonly vmImage?: string; readonly codeHost?: CodeHost };
}

/** The settings with their defaults. @throws an error when one is not allowed */
export function checkSettings({ github = {}, gitlab = {}, azure = {} }: ProviderOptions): Settings {
  const { runner = 'ubuntu-24.04' } = checkKnown('github', github, { runner: true });
  const { path = '.gitlab-ci.yml', tags = [] } = checkKnown('gitlab', gitlab, { path: true, tags: true });
  const { vmImage = 'ubuntu-24.04', codeHost } = checkKnown('azure', azure, { vmImage: true, codeHost: true });
  return {
    github: { runner: checkName('github.runner', runner) },
    gitlab: { path: checkPath('gitlab.path', path), tags: checkList('gitlab.tags', tags, 'a list of tags').map((tag) => checkName('gitlab.tags', tag)) },
    azure: { vmImage: checkName('azure.vmImage', vmImage), codeHost: codeHost === undefined ? undefined : checkOneOf('azure.codeHost', codeHost, CODE_HOSTS) },
    ...NOTHING_TO_SET,
  };
}

function checkName(property: string, name: string): string {
  const problem = problemOfValue(checkText(property, name));
  if (problem) throw invalid(property, name, problem, 'give the name as the provider shows it');
  return name;
}

/** Relative to the repository and with `/` on every system, because it is also written into files. */
function checkPath(property: string, path: string): string {
  checkText(property, path);
  const isPath = /^(?:[\w.-]+\/)*[\w.-]+\.ya?ml$/.test(path) && !path.split('/').some((part) => part === '.' || part === '..');
  if (!isPath) throw invalid(property, path, 'must be relative to the repository, with "/" between its parts and ".yml" at its end', 'give one such as ".gitlab/dbt-pipelines.yml"');
  return path;
}
