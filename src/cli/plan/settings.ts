import { NormalJob } from './normal-job';
import { listed } from './words';
import { Variable } from '../../monitor/contract';
import { PlannedSettings } from '../../providers/plan';

/** What no file of the service says, as a question: "how long it keeps its artifacts". */
export interface Undecided {
  readonly question: string;
}

/** One thing that is said of a setting: the text that must be the same on all services; undefined where there is nothing to say. */
type Facet = (job: NormalJob) => string | Undecided | undefined;

/**
 * What is compared of each setting; an empty list: nothing, because services rightly differ in it. A setting that is missing here does not
 * compile.
 */
const FACETS: { readonly [Name in keyof Required<PlannedSettings>]: readonly Facet[] } = {
  failure: [({ settings }) => settings.failure === 'counts' ? 'fails the pipeline when it fails' : 'may fail'],
  fetchDepth: [depthText],
  concurrency: [concurrencyText],
  environment: [({ settings: { environment } }) => environment === undefined ? 'deploys to no environment' : `deploys to "${environment}"`],
  artifacts: [artifactsText, whenText, daysText],
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
    return typeof text !== 'string' || text === facet({ ...job, settings: NO_SETTINGS, values: new Map() }) ? [] : [text];
  });
}

const NO_SETTINGS: PlannedSettings = { failure: 'counts', runner: [], artifacts: [], testReports: [], codeQualityReports: [], idTokens: {}, secretStores: [] };

function depthText({ settings: { fetchDepth } }: NormalJob): string {
  if (fetchDepth === undefined) return 'fetches as many commits as the service does by itself';
  return fetchDepth === 'full' ? 'fetches all commits' : `fetches ${fetchDepth} commit${fetchDepth === 1 ? '' : 's'}`;
}

function concurrencyText({ settings: { concurrency }, values }: NormalJob): string | Undecided {
  const supersede = values.get(Variable.SUPERSEDE);
  // the program cancels the older run itself where the service cannot
  if (supersede?.kind === 'text' && supersede.text === 'on') return 'cancels its older runs';
  if (concurrency === 'unknown') return { question: 'whether it waits for its older runs' };
  if (concurrency === undefined) return 'runs beside its older runs';
  return concurrency.kind === 'queue' ? `waits in the queue "${concurrency.group}"` : 'cancels its older runs';
}

function artifactsText({ settings: { artifacts } }: NormalJob): string {
  const texts = artifacts.map(({ name, paths }) => `"${name}" (${[...paths].sort().join(', ')})`);
  return texts.length === 0 ? 'keeps no artifacts' : `keeps ${listed(texts)}`;
}

function whenText({ settings: { artifacts } }: NormalJob): string | Undecided | undefined {
  if (artifacts.length === 0) return undefined;
  if (artifacts.some(({ when }) => when === 'unknown')) return { question: 'whether it keeps its artifacts when it failed' };
  return `keeps artifacts ${listed(artifacts.map(({ when }) => when === 'always' ? 'whatever its result' : 'when it succeeded'))}`;
}

function daysText({ settings: { artifacts } }: NormalJob): string | Undecided | undefined {
  if (artifacts.length === 0) return undefined;
  if (artifacts.some(({ days }) => days === 'unknown')) return { question: 'how long it keeps its artifacts' };
  return `keeps artifacts for ${listed(artifacts.map(({ days }) => days === undefined ? 'as long as the service does by itself' : `${days} days`))}`;
}

function tokensText(variables: readonly string[]): string {
  return variables.length === 0 ? 'has no token' : `has ${variables.length === 1 ? 'a token' : 'tokens'} in ${listed([...variables].sort())}`;
}

function audienceText({ settings: { idTokens } }: NormalJob): string | Undecided | undefined {
  const audiences = Object.values(idTokens);
  if (audiences.length === 0) return undefined;
  return audiences.includes('unknown') ? { question: 'whom its tokens are for' } : `has tokens for ${listed([...audiences].sort())}`;
}
