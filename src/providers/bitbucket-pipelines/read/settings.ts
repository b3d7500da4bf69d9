import { PlannedArtifacts, PlannedSettings } from '../../plan';
import { asList, asMapping, asNumber, asText, asTexts, Mapping } from '../../shared/read/reader';

/** What a step asks for beside its script. @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/ */
export function settingsOf(step: Mapping, root: Mapping): PlannedSettings {
  return {
    failure: asText(asMapping(step['on-fail']).strategy) === 'ignore' ? 'tolerated' : 'counts',
    fetchDepth: depthOf(asMapping(step.clone).depth ?? asMapping(root.clone).depth),
    concurrency: queueOf(asText(step['concurrency-group'])),
    environment: asText(step.environment) ?? asText(step.deployment),
    runner: asTexts(step['runs-on']),
    cacheKeyFiles: cacheKeyFiles(asTexts(step.caches), asMapping(asMapping(root.definitions).caches)),
    artifacts: artifactsOf(step.artifacts),
    // found by the names of their folders
    testReports: 'unknown',
    // sent by the program of the job
    codeQualityReports: 'unknown',
    secretStores: [],
    // without `oidc` the step has none to hand on
    idTokens: step.oidc === true ? Object.fromEntries(asTexts(step.script).flatMap(tokenIn).map((variable) => [variable, 'unknown'])) : {},
  };
}

function queueOf(group: string | undefined): PlannedSettings['concurrency'] {
  return group === undefined ? undefined : { kind: 'queue', group };
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/git-clone-behavior/ */
function depthOf(depth: unknown): PlannedSettings['fetchDepth'] {
  return asText(depth) === 'full' ? 'full' : asNumber(depth);
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/cache-dependencies/ */
function cacheKeyFiles(names: readonly string[], caches: Mapping): PlannedSettings['cacheKeyFiles'] {
  return names.length === 0 ? undefined : names.flatMap((name) => asTexts(asMapping(asMapping(caches[name]).key).files));
}

/** All are kept for 14 days. @see https://support.atlassian.com/bitbucket-cloud/docs/use-artifacts-in-steps/ */
function artifactsOf(artifacts: unknown): PlannedArtifacts[] {
  const older = Array.isArray(artifacts) ? artifacts : asMapping(artifacts).paths;
  const uploads = asList(asMapping(artifacts).upload).map(asMapping);
  return [...older === undefined ? [] : [{ paths: older }], ...uploads].map((upload: Mapping) => {
    const paths = asTexts(upload.paths);
    return {
      name: asText(upload.name) ?? '',
      paths: paths.filter((path) => !path.endsWith('/**') || !paths.includes(path.replace(/\/\*\*$/, ''))),
      days: 'unknown',
      when: asText(upload['capture-on']) === 'always' ? 'always' : 'success',
    };
  });
}

/** The token is for the audience of the workspace. @see https://support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc/ */
const TOKEN = /^export (\w+)="\$BITBUCKET_STEP_OIDC_TOKEN"$/;

function tokenIn(command: string): string[] {
  return TOKEN.exec(command)?.slice(1) ?? [];
}

/** Whether a command only hands on the token of the step. */
export function isTokenLine(command: string): boolean {
  return TOKEN.test(command);
}
