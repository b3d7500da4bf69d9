import { PlannedArtifacts, PlannedSettings } from '../../plan';
import { asMapping, asNumber, asText, asTexts, Mapping } from '../../shared/read/reader';

/** What a job of a workflow asks for beside its steps. @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs */
export function settingsOf(job: Mapping, workflow: Mapping, steps: readonly Mapping[]): PlannedSettings {
  const uploads = stepsUsing(steps, 'actions/upload-artifact');
  const isReport = (step: Mapping): boolean => asText(inputs(step).name)?.endsWith(REPORT) ?? false;
  return {
    failure: job['continue-on-error'] === true ? 'tolerated' : 'counts',
    fetchDepth: depthOf(stepsUsing(steps, 'actions/checkout')[0]),
    concurrency: concurrencyOf(job.concurrency),
    environment: asText(job.environment) ?? asText(asMapping(job.environment).name),
    runner: asTexts(job['runs-on']),
    cacheKeyFiles: cacheKeyFiles(stepsUsing(steps, 'actions/setup-python')[0]),
    artifacts: uploads.filter((step) => !isReport(step)).map(artifactsOf),
    testReports: uploads.filter(isReport).flatMap((step) => linesOf(inputs(step).path)),
    // annotations, which the program of the job prints
    codeQualityReports: 'unknown',
    secretStores: [],
    idTokens: mayAskForTokens(job.permissions ?? workflow.permissions) ? tokensOf(steps) : {},
  };
}

/** GitHub shows no test reports, so such a file is kept as an artifact. */
const REPORT = '-test-results';

function stepsUsing(steps: readonly Mapping[], action: string): Mapping[] {
  return steps.filter(({ uses }) => asText(uses)?.startsWith(`${action}@`));
}

function inputs(step: Mapping | undefined): Mapping {
  return asMapping(step?.with);
}

/** @see https://github.com/actions/checkout#usage */
function depthOf(checkout: Mapping | undefined): PlannedSettings['fetchDepth'] {
  const depth = asNumber(inputs(checkout)['fetch-depth']);
  return depth === 0 ? 'full' : depth;
}

/** @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency */
function concurrencyOf(concurrency: unknown): PlannedSettings['concurrency'] {
  const group = asText(concurrency) ?? asText(asMapping(concurrency).group);
  if (group === undefined) return undefined;
  return asMapping(concurrency)['cancel-in-progress'] === true ? { kind: 'cancelOlder' } : { kind: 'queue', group };
}

/** @see https://github.com/actions/setup-python#caching-packages-dependencies */
function cacheKeyFiles(setup: Mapping | undefined): PlannedSettings['cacheKeyFiles'] {
  const { cache, 'cache-dependency-path': files } = inputs(setup);
  return cache === undefined ? undefined : linesOf(files);
}

/** @see https://github.com/actions/upload-artifact#inputs */
function artifactsOf(step: Mapping): PlannedArtifacts {
  const { name, path, 'retention-days': days } = inputs(step);
  return { name: asText(name) ?? 'artifact', paths: linesOf(path), days: asNumber(days), when: /\balways\(\)/.test(asText(step.if) ?? '') ? 'always' : 'success' };
}

function linesOf(text: unknown): string[] {
  return (asText(text) ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** A token that a script asks for, and the lines that do so. @see https://docs.github.com/en/actions/reference/security/oidc */
const TOKEN = /^(\w+)=\$\(printf [^\n]*ACTIONS_ID_TOKEN_REQUEST_TOKEN[^]*?audience=([^'"&\s]+)[^]*?\n(?:echo "::add-mask::\$\1"\n)?export \1$/gm;

function tokensIn(script: string): { readonly variable: string; readonly audience: string; readonly lines: string }[] {
  return [...script.matchAll(TOKEN)].map(([lines, variable, audience]) => ({ variable, audience: decodeURIComponent(audience), lines }));
}

function tokensOf(steps: readonly Mapping[]): PlannedSettings['idTokens'] {
  return Object.fromEntries(steps.flatMap((step) => tokensIn(asText(step.run) ?? '').map(({ variable, audience }) => [variable, audience])));
}

/** No script gets a token without this permission. @see https://docs.github.com/en/actions/reference/security/oidc#workflow-permissions-for-the-requesting-the-oidc-token */
function mayAskForTokens(permissions: unknown): boolean {
  return asText(permissions) === 'write-all' || asText(asMapping(permissions)['id-token']) === 'write';
}

/** The lines of a script that ask for tokens. */
export function tokenLines(script: string): string[] {
  return tokensIn(script).map(({ lines }) => lines);
}
