import { PlannedArtifacts, PlannedSettings } from '../../plan';
import { asMapping, asNumber, asText, asTexts, Mapping } from '../../shared/read/reader';

/** What a job asks for beside its script. @see https://docs.gitlab.com/ci/yaml/ */
export function settingsOf(job: Mapping, variables: Readonly<Record<string, string>>): PlannedSettings {
  const { reports } = asMapping(job.artifacts);
  const { junit, codequality } = asMapping(reports);
  return {
    failure: job.allow_failure === undefined || job.allow_failure === false ? 'counts' : 'tolerated',
    fetchDepth: depthOf(variables.GIT_DEPTH),
    concurrency: concurrencyOf(job),
    environment: asText(job.environment) ?? asText(asMapping(job.environment).name),
    runner: asTexts(job.tags),
    cacheKeyFiles: job.cache === undefined ? undefined : asTexts(asMapping(asMapping(asMapping(job.cache).key)).files),
    artifacts: artifactsOf(asMapping(job.artifacts), asText(job.artifacts)),
    testReports: asTexts(junit),
    codeQualityReports: asTexts(codequality),
    idTokens: tokensOf(job),
    secretStores: [...new Set(Object.values(asMapping(job.secrets)).map((secret) => Object.keys(asMapping(secret))[0] ?? ''))],
  };
}

/** @see https://docs.gitlab.com/ci/runners/configure_runners/#shallow-cloning */
function depthOf(depth: string | undefined): PlannedSettings['fetchDepth'] {
  const number = asNumber(depth);
  return number === 0 ? 'full' : number;
}

/** @see https://docs.gitlab.com/ci/resource_groups/ @see https://docs.gitlab.com/ci/yaml/#interruptible */
function concurrencyOf({ resource_group: group, interruptible }: Mapping): PlannedSettings['concurrency'] {
  const name = asText(group);
  if (name !== undefined) return { kind: 'queue', group: name };
  return interruptible === true ? { kind: 'cancelOlder' } : undefined;
}

/** Reports are artifacts that GitLab shows by itself. @see https://docs.gitlab.com/ci/yaml/#artifacts */
function artifactsOf({ name, paths, expire_in: expires, when, reports }: Mapping, none: string | undefined): PlannedArtifacts[] {
  if (none !== undefined || paths === undefined) return [];
  return [{ name: asText(name) ?? 'artifacts', paths: asTexts(paths), days: daysOf(asText(expires)), when: whenOf(asText(when), reports) }];
}

/** A job with reports says `always` for their sake. */
function whenOf(when: string | undefined, reports: unknown): PlannedArtifacts['when'] {
  if (reports !== undefined) return 'unknown';
  return when === 'always' ? 'always' : 'success';
}

function daysOf(text: string | undefined): PlannedArtifacts['days'] {
  if (text === undefined) return undefined;
  return asNumber(/^(\d+) days?$/.exec(text)?.[1]) ?? 'unknown';
}

/** Without those that the runner itself hands to a vault. @see https://docs.gitlab.com/ci/yaml/#id_tokens */
function tokensOf({ id_tokens: tokens, secrets }: Mapping): PlannedSettings['idTokens'] {
  const forVaults = new Set(Object.values(asMapping(secrets)).map((secret) => asText(asMapping(secret).token)?.replace(/^\$/, '')));
  const own = Object.entries(asMapping(tokens)).filter(([variable]) => !forVaults.has(variable));
  return Object.fromEntries(own.map(([variable, token]) => [variable, asTexts(asMapping(token).aud).join(',')]));
}
