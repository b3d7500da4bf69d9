import { renderEnvironment } from './environment';
import { GitLabSettings, ROOT_FILE } from '../options';
import { renderScript } from './script';
import { renderIdTokens, renderSecrets } from './secrets';
import { renderRules, Surroundings } from './triggers';
import { cancelsOlder } from './workflow';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';
import { LIMITS } from '../../../model/limits';
import { imageOf } from '../../shared/write/image';

/** What a job is rendered with. */
interface JobSurroundings extends Surroundings {
  /** The names of all jobs, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly settings: GitLabSettings;
  /** The variables that the form of the file asks a person for. */
  readonly formFields: readonly string[];
}

/** @see https://docs.gitlab.com/ci/yaml/#job-keywords */
export function renderJob(job: Job, surroundings: JobSurroundings): YamlMap {
  const { names, settings } = surroundings;
  const tags = job.runner?.gitlab ?? settings.tags;
  return {
    image: imageOf(job.tool),
    tags: tags.length > 0 ? [...tags] : undefined,
    rules: renderRules(job, surroundings),
    // always written: without it a job would wait for every job of the stages before
    needs: job.needs.map((id) => names.get(id) ?? id),
    resource_group: job.concurrency?.kind === 'queue' ? job.concurrency.group : undefined,
    interruptible: cancelsOlder(job) ? true : undefined,
    environment: job.environment === undefined ? undefined : { name: job.environment },
    allow_failure: job.failure === 'tolerated' ? true : undefined,
    timeout: `${job.timeoutSeconds / 60} minutes`,
    cache: renderCache(job.cache?.keyFiles),
    variables: renderVariables(job, settings),
    id_tokens: renderIdTokens(job),
    secrets: renderSecrets(job),
    script: renderScript(job, surroundings.formFields),
    artifacts: renderArtifacts(job),
  };
}

/** Those of the job, and those that the runner and pip read. */
function renderVariables(job: Job, settings: GitLabSettings): YamlMap | undefined {
  const own = renderEnvironment(job.env, settings.path === ROOT_FILE ? 'in the form' : 'here');
  const ofRunner = { ...depthVariables(job), ...cacheVariables(job.cache?.keyFiles) };
  if (Object.keys(ofRunner).length === 0) return own;
  // into the same map, because comments hang on it
  return Object.assign(own ?? {}, { ...ofRunner, ...own });
}

/** Nought is all of them. @see https://docs.gitlab.com/ci/runners/configure_runners/#shallow-cloning */
function depthVariables({ fetchDepth }: Job): YamlMap {
  return fetchDepth === undefined ? {} : { GIT_DEPTH: fetchDepth === 'full' ? '0' : String(fetchDepth) };
}

/**
 * A job has one list of artifacts and reports, kept under one condition: reports are wanted of a failed run above all, so files beside
 * them are kept then too.
 * @see https://docs.gitlab.com/ci/yaml/#artifacts
 * @see https://docs.gitlab.com/ci/yaml/artifacts_reports/
 */
function renderArtifacts({ artifacts, reports }: Pick<Job, 'artifacts' | 'reports'>): YamlMap | undefined {
  if (!artifacts && !reports) return undefined;
  return {
    name: artifacts?.name,
    paths: artifacts && [...artifacts.paths],
    expire_in: artifacts?.days === undefined ? undefined : daysText(artifacts.days),
    when: reports || artifacts?.when === 'always' ? 'always' : undefined,
    reports: reports && { junit: reports.junit, codequality: reports.codeQuality },
  };
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** Below the repository, because GitLab keeps nothing from elsewhere. */
const FOLDER = '.cache/pip';

/**
 * A cache for what pip downloads. A key that is too old is no harm: pip looks up itself what it still has to download.
 * @see https://docs.gitlab.com/ci/caching/examples/#cache-python-dependencies
 */
function renderCache(keyFiles: readonly string[] | undefined): YamlMap | undefined {
  return keyFiles && { key: { files: keyFiles.slice(0, LIMITS.cacheKeyFiles) }, paths: [FOLDER] };
}

/** Where pip keeps it. */
function cacheVariables(keyFiles: readonly string[] | undefined): YamlMap {
  return keyFiles ? { PIP_CACHE_DIR: `$CI_PROJECT_DIR/${FOLDER}` } : {};
}
