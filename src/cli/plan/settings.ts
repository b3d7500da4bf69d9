import { NormalJob } from './normal-job';
import { listed } from './words';
import { Variable } from '../../monitor/contract';
import { PlannedSettings } from '../../providers/plan';

/** One thing that is said of a setting: the text that must be the same on all services; undefined where no file of the service says it. */
type Facet = (job: NormalJob) => string | undefined;

/**
 * What is compared of each setting; an empty list: nothing, because services rightly differ in it. A setting that is missing here does not
 * compile.
 */
const FACETS: { readonly [Name in keyof Required<PlannedSettings>]: readonly Facet[] } = {
  failure: [({ settings }) => settings.failure === 'counts' ? 'fails the pipeline when it fails' : 'may fail'],
  fetchDepth: [depthText],
  concurrency: [concurrencyText],
  environment: [({ settings: { environment } }) => environment === undefined ? 'deploys to no environment' : `deploys to "${environment}"`],
  artifacts: [artifactsText, whenText, ({ settings: { artifacts } }) => artifacts.some(({ days }) => days === 'unknown') ? undefined : daysText(artifacts)],
  idTokens: [({ settings: { idTokens } }) => tokensText(Object.keys(idTokens)), audienceText],
  // each service keeps secrets in places of its own
  secretStores: [],
  // each service has machines of its own, by names of its own
  runner: [],
  // it changes how long a job takes, and not what it does; some services keep nothing for some events
  cacheKeyFiles: [],
  // each service shows results in its own way: the table of features says how
  testReports: [],
  codeQualityReports: [],
};

/** All that is compared of the settings of a job. */
export const SETTING_FACETS: readonly Facet[] = Object.values(FACETS).flat();

/** What is said of a job's settings for a reader: those that are not as every job has them. */
export function settingLines(job: NormalJob): string[] {
  return SETTING_FACETS.flatMap((facet) => {
    const text = facet(job);
    return text === undefined || text === facet({ ...job, settings: NO_SETTINGS, values: new Map() }) ? [] : [text];
  });
}

const NO_SETTINGS: PlannedSettings = { failure: 'counts', runner: [], artifacts: [], testReports: [], codeQualityReports: [], idTokens: {}, secretStores: [] };

function depthText({ settings: { fetchDepth } }: NormalJob): string {
  if (fetchDepth === undefined) return 'fetches as many commits as the service does by itself';
  return fetchDepth === 'full' ? 'fetches all commits' : `fetches ${fetchDepth} commit${fetchDepth === 1 ? '' : 's'}`;
}

function concurrencyText({ settings: { concurrency }, values }: NormalJob): string | undefined {
  const supersede = values.get(Variable.SUPERSEDE);
  // the program cancels the older run itself where the service cannot
  if (supersede?.kind === 'text' && supersede.text === 'on') return 'cancels its older runs';
  if (concurrency === 'unknown') return undefined;
  if (concurrency === undefined) return 'runs beside its older runs';
  return concurrency.kind === 'queue' ? `waits in the queue "${concurrency.group}"` : 'cancels its older runs';
}

function artifactsText({ settings: { artifacts } }: NormalJob): string {
  const texts = artifacts.map(({ name, paths }) => `"${name}" (${[...paths].sort().join(', ')})`);
  return texts.length === 0 ? 'keeps no artifacts' : `keeps ${listed(texts)}`;
}

function whenText({ settings: { artifacts } }: NormalJob): string | undefined {
  if (artifacts.length === 0 || artifacts.some(({ when }) => when === 'unknown')) return undefined;
  return `keeps artifacts ${listed(artifacts.map(({ when }) => when === 'always' ? 'whatever its result' : 'when it succeeded'))}`;
}

function daysText(artifacts: PlannedSettings['artifacts']): string {
  return `keeps artifacts for ${listed(artifacts.map(({ days }) => days === undefined ? 'as long as the service does by itself' : `${days} days`))}`;
}

function tokensText(variables: readonly string[]): string {
  return variables.length === 0 ? 'has no token' : `has ${variables.length === 1 ? 'a token' : 'tokens'} in ${listed([...variables].sort())}`;
}

function audienceText({ settings: { idTokens } }: NormalJob): string | undefined {
  const audiences = Object.values(idTokens);
  return audiences.length === 0 || audiences.includes('unknown') ? undefined : `has tokens for ${listed([...audiences].sort())}`;
}
