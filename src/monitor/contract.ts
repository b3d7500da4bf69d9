/**
 * What the run-and-monitor program and the files that start it agree on: its place in the user's repository, the names of
 * its environment variables, their defaults and its exit codes. The names of the variables are those of the dbt guide, so
 * that the program takes the place of the guide's script in a pipeline written by hand.
 *
 * The only file of this folder that others import, so it imports nothing.
 *
 * @see https://docs.getdbt.com/guides/custom-cicd-pipelines
 */

/** Path of the program in the user's repository, relative to its root, with `/` on every system. */
export const PROGRAM_PATH = '.dbt-pipelines/run-and-monitor.mjs';

/** First major version of Node that runs the program. */
export const MINIMUM_NODE_MAJOR = 20;

/**
 * Names of the environment variables that the program reads.
 *
 * The job of a pull request sets, beside what every job needs: `PULL_REQUEST_ID`, `GIT_SHA` to the head commit (not the merge commit),
 * `JOB_BRANCH` to the source branch, `PULL_REQUEST_SCHEMA` to `on` with `REPOSITORY`, or a `JOB_SCHEMA_OVERRIDE`, `SUPERSEDE` to `on`,
 * and `FROM_FORK` where its provider tells.
 */
export const Variable = {
  /** Address of dbt Cloud: a host, with or without scheme. */
  URL: 'DBT_URL',
  /** The service token. Secret. */
  API_KEY: 'DBT_API_KEY',
  ACCOUNT_ID: 'DBT_ACCOUNT_ID',
  PROJECT_ID: 'DBT_PROJECT_ID',
  /** The job to run; the guide uses this name for every job, not only those for pull requests. */
  JOB_ID: 'DBT_PR_JOB_ID',
  /** The exact name of the job, in place of its id. */
  JOB_NAME: 'DBT_JOB_NAME',
  /** Text shown in dbt Cloud as the reason of the run. */
  JOB_CAUSE: 'DBT_JOB_CAUSE',
  /** Branch that the run checks out. */
  JOB_BRANCH: 'DBT_JOB_BRANCH',
  /** Schema that the run builds into. */
  JOB_SCHEMA_OVERRIDE: 'DBT_JOB_SCHEMA_OVERRIDE',
  /** Commit that the run checks out. */
  GIT_SHA: 'DBT_GIT_SHA',
  /** Number of the pull request that the run belongs to. */
  PULL_REQUEST_ID: 'DBT_PULL_REQUEST_ID',
  /** How the dbt Cloud project is connected to the repository, which decides in which field dbt Cloud gets that number. */
  GIT_CONNECTION: 'DBT_GIT_CONNECTION',
  /** Whether the run builds into a schema of the pull request, by dbt's own naming, where no other schema is set. */
  PULL_REQUEST_SCHEMA: 'DBT_PULL_REQUEST_SCHEMA',
  /** The repository with its provider, such as `github.com/acme/shop`, so that no other one has the same schema. */
  REPOSITORY: 'DBT_REPOSITORY',
  /** Whether the job was started for a pull request from a fork, which gets no secrets: then nothing is started. */
  FROM_FORK: 'DBT_FROM_FORK',
  /** Commands in place of the job's: one a line, or a JSON list. */
  STEPS_OVERRIDE: 'DBT_STEPS_OVERRIDE',
  TARGET_NAME_OVERRIDE: 'DBT_TARGET_NAME_OVERRIDE',
  THREADS_OVERRIDE: 'DBT_THREADS_OVERRIDE',
  VERSION_OVERRIDE: 'DBT_VERSION_OVERRIDE',
  GENERATE_DOCS_OVERRIDE: 'DBT_GENERATE_DOCS_OVERRIDE',
  /** Seconds after which dbt Cloud itself ends the run. */
  TIMEOUT_SECONDS_OVERRIDE: 'DBT_TIMEOUT_SECONDS_OVERRIDE',
  /** What to do where the job has an active run. */
  IF_ACTIVE: 'DBT_IF_ACTIVE',
  /** Whether a restarted job of the pipeline goes on from where its failed run stopped. */
  RERUN_FROM_FAILURE: 'DBT_RERUN_FROM_FAILURE',
  /** Whether the program waits for the end of the run. */
  WAIT: 'DBT_WAIT',
  /** Seconds from the start of the program after which it cancels the run and ends. */
  RUN_TIMEOUT_SECONDS: 'DBT_RUN_TIMEOUT_SECONDS',
  /** What becomes of the run when these seconds are over. */
  ON_DEADLINE: 'DBT_ON_DEADLINE',
  /** Whether active runs that earlier pipelines of the same branch or pull request left behind are cancelled first. */
  SUPERSEDE: 'DBT_SUPERSEDE',
  /** Seconds between two looks at the run. */
  POLL_INTERVAL_SECONDS: 'DBT_POLL_INTERVAL_SECONDS',
  /** Seconds that one request may take. */
  HTTP_TIMEOUT_SECONDS: 'DBT_HTTP_TIMEOUT_SECONDS',
  /** Seconds of continuous failure of the API that the program sits out. */
  RETRY_WINDOW_SECONDS: 'DBT_RETRY_WINDOW_SECONDS',
  /** Lines of the failed step's log that are printed. */
  LOG_LINES: 'DBT_LOG_LINES',
  /** Whether each look at the run fetches whole debug logs, so that no line about a model or test is missed between two looks. */
  DEBUG_LOGS: 'DBT_DEBUG_LOGS',
  /** File for the results of models and tests as JUnit XML. */
  JUNIT_PATH: 'DBT_JUNIT_PATH',
  /** File for what failed, in GitLab's Code Quality format. */
  CODE_QUALITY_PATH: 'DBT_CODE_QUALITY_PATH',
  /** Folder for the artifacts of the run. */
  ARTIFACTS_DIR: 'DBT_ARTIFACTS_DIR',
  /** File for the outcome as one line of JSON; `-` is the log. */
  OUTPUT_JSON: 'DBT_OUTPUT_JSON',
  /** Token for the Code Insights report. Secret. */
  CODE_INSIGHTS_TOKEN: 'BITBUCKET_ACCESS_TOKEN',
  /** File that names the run, for the command `cancel`. */
  STATE_FILE: 'DBT_STATE_FILE',
  /** For rehearsals: a loopback address that gets the requests in place of `DBT_URL`. */
  EMULATOR_URL: 'DBT_EMULATOR_URL',
} as const;

/** What holds where a variable is not set or empty. A variable that is neither here nor required has no default. */
export const Default = {
  [Variable.URL]: 'https://cloud.getdbt.com',
  [Variable.JOB_CAUSE]: 'API-triggered job',
  /** By the service that hosts the code. */
  [Variable.GIT_CONNECTION]: 'auto',
  [Variable.PULL_REQUEST_SCHEMA]: 'off',
  [Variable.FROM_FORK]: 'off',
  [Variable.IF_ACTIVE]: 'start',
  [Variable.RERUN_FROM_FAILURE]: 'off',
  [Variable.WAIT]: 'on',
  /** No deadline of the program's own. */
  [Variable.RUN_TIMEOUT_SECONDS]: '0',
  [Variable.ON_DEADLINE]: 'cancel',
  [Variable.SUPERSEDE]: 'off',
  [Variable.HTTP_TIMEOUT_SECONDS]: '30',
  [Variable.RETRY_WINDOW_SECONDS]: '900',
  [Variable.LOG_LINES]: '50',
  [Variable.DEBUG_LOGS]: 'off',
} as const;

/** The program's exit codes. They are stable: pipelines may branch on them. */
export const ExitCode = {
  SUCCESS: 0,
  RUN_FAILED: 1,
  CONFIGURATION: 2,
  REFUSED: 3,
  RUN_CANCELLED: 4,
  DEADLINE: 5,
  UNKNOWN: 6,
  /** 128 + SIGINT, as a shell reports it. */
  INTERRUPTED: 130,
  /** 128 + SIGTERM, as a shell reports it. */
  TERMINATED: 143,
} as const;
