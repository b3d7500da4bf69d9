import type { Environment } from './setting';

/** The job of a pipeline that started the program, in its provider's own words. */
export interface PipelineJob {
  readonly provider: string;
  /** Digits. A later run of the same pipeline has a greater number. */
  readonly runId: string;
  /** Digits. */
  readonly attempt: string;
  /** Whether an earlier attempt of this job in this run of the pipeline may have left something behind. */
  readonly restarted: 'no' | 'perhaps';
  /** What tells this job from the other jobs of all pipelines, the same in each run. */
  readonly place: string;
  /** The branch, tag or pull request that is built. */
  readonly ref: string;
}

/** Where a provider tells what. */
interface ProviderVariables {
  readonly runId: string;
  /** Where that is not the last of `counters`. */
  readonly attempt?: string;
  /** What is counted up when a job is restarted, with its first value. */
  readonly counters: Readonly<Record<string, string>>;
  readonly place: readonly string[];
  readonly ref: readonly string[];
}

/**
 * A job that is restarted on GitLab has a new id, and only newer servers count its retries. A step of Bitbucket Pipelines has no
 * name in its environment: steps of a parallel group differ by their index, others do not run at the same time.
 *
 * @see https://docs.github.com/actions/reference/variables-reference#default-environment-variables
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 * @see https://learn.microsoft.com/azure/devops/pipelines/build/variables
 * @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
 */
const PROVIDERS: Readonly<Record<string, ProviderVariables>> = {
  github: {
    runId: 'GITHUB_RUN_ID',
    counters: { GITHUB_RUN_ATTEMPT: '1' },
    place: ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_WORKFLOW_REF', 'GITHUB_JOB', 'GITHUB_ACTION'],
    ref: ['GITHUB_REF', 'GITHUB_HEAD_REF'],
  },
  gitlab: {
    runId: 'CI_PIPELINE_ID',
    attempt: 'CI_JOB_ID',
    counters: { CI_JOB_RETRY_COUNT: '0' },
    place: ['CI_SERVER_URL', 'CI_PROJECT_ID', 'CI_JOB_NAME'],
    ref: ['CI_MERGE_REQUEST_IID', 'CI_COMMIT_REF_NAME'],
  },
  azure: {
    runId: 'BUILD_BUILDID',
    counters: { SYSTEM_STAGEATTEMPT: '1', SYSTEM_PHASEATTEMPT: '1', SYSTEM_JOBATTEMPT: '1' },
    place: ['SYSTEM_COLLECTIONID', 'SYSTEM_TEAMPROJECTID', 'SYSTEM_DEFINITIONID', 'SYSTEM_STAGENAME', 'SYSTEM_PHASENAME', 'SYSTEM_JOBNAME'],
    ref: ['BUILD_SOURCEBRANCH'],
  },
  bitbucket: {
    runId: 'BITBUCKET_BUILD_NUMBER',
    counters: { BITBUCKET_STEP_RUN_NUMBER: '1' },
    place: ['BITBUCKET_REPO_UUID', 'BITBUCKET_PARALLEL_STEP'],
    ref: ['BITBUCKET_PR_ID', 'BITBUCKET_BRANCH', 'BITBUCKET_TAG'],
  },
};

/** Reads which job of which pipeline this is, or gives `undefined` outside of the providers that are known. */
export function readPipelineJob(env: Environment): PipelineJob | undefined {
  for (const [provider, variables] of Object.entries(PROVIDERS)) {
    const runId = digits(env[variables.runId]);
    if (runId === undefined) continue;
    const counters = Object.entries(variables.counters);
    const [counter] = counters[counters.length - 1];
    return {
      provider,
      runId,
      attempt: digits(env[variables.attempt ?? counter]) ?? '0',
      restarted: counters.every(([name, first]) => env[name] === first) ? 'no' : 'perhaps',
      place: valuesOf(env, variables.place),
      ref: valuesOf(env, variables.ref),
    };
  }
  return undefined;
}

function digits(value: string | undefined): string | undefined {
  return value !== undefined && /^\d{1,20}$/.test(value) ? value : undefined;
}

function valuesOf(env: Environment, names: readonly string[]): string {
  return JSON.stringify(names.map(name => env[name] ?? ''));
}
