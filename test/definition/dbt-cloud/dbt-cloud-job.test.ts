import { describe, expect, test } from 'vitest';
import {
  ActiveRunAction, CiProvider, DbtCloudGitConnection, DbtCloudJobRef, DbtCloudMergeJob, DbtCloudMergeJobProps, DbtCloudMonitorOptions,
  DbtCloudPullRequestJob, DbtCloudRunOverrides, DeadlineAction, Duration,
} from '../../../src';
import { Variable } from '../../../src/monitor/contract';
import { readConfiguration } from '../../../src/monitor/settings/configuration';
import { dbtProject, MERGE, read, synthesized } from '../../support/pipelines';

/** The variables that the program gets on GitLab CI, where they are a map. */
function variablesOf(props: Partial<DbtCloudMergeJobProps>): Record<string, string> {
  const project = dbtProject({ providers: [CiProvider.GITLAB] });
  new DbtCloudMergeJob(project.pipelines, 'merge', { ...MERGE, ...props });
  const [, job] = Object.values(read(synthesized(project), '.gitlab-ci.yml') as Record<string, { variables: Record<string, string> }>);
  return job.variables;
}

const OVERRIDES: DbtCloudRunOverrides = {
  steps: ['dbt build --select state:modified+', 'dbt run-operation "a b"'],
  targetName: 'ci',
  threads: 8,
  dbtVersion: '1.10.0-latest',
  generateDocs: false,
  timeout: Duration.hours(2),
};

const MONITOR: Required<DbtCloudMonitorOptions> = {
  pollInterval: Duration.seconds(45),
  requestTimeout: Duration.seconds(10),
  retryWindow: Duration.minutes(5),
  onDeadline: DeadlineAction.LEAVE,
  ifActive: ActiveRunAction.WAIT,
  supersede: true,
  rerunFromFailure: false,
  waitForEnd: true,
  logLines: 100,
  artifactsPath: 'target/dbt-cloud',
  outcomePath: 'target/outcome.json',
  debugLogs: true,
  statePath: 'target/run.json',
};

describe('what a run does differently from its job', () => {
  test('is a variable for each property, and none where nothing is set', () => {
    expect(variablesOf({ overrides: OVERRIDES })).toMatchObject({
      DBT_STEPS_OVERRIDE: '["dbt build --select state:modified+","dbt run-operation \\"a b\\""]',
      DBT_TARGET_NAME_OVERRIDE: 'ci',
      DBT_THREADS_OVERRIDE: '8',
      DBT_VERSION_OVERRIDE: '1.10.0-latest',
      DBT_GENERATE_DOCS_OVERRIDE: 'false',
      DBT_TIMEOUT_SECONDS_OVERRIDE: '7200',
    });
    expect(Object.keys(variablesOf({ overrides: {} })).filter((name) => /OVERRIDE$/.test(name))).toEqual([]);
  });
});

describe('how a run is watched', () => {
  test('is a variable for each property', () => {
    expect(variablesOf({ monitor: MONITOR })).toMatchObject({
      DBT_POLL_INTERVAL_SECONDS: '45',
      DBT_HTTP_TIMEOUT_SECONDS: '10',
      DBT_RETRY_WINDOW_SECONDS: '300',
      DBT_ON_DEADLINE: 'leave',
      DBT_IF_ACTIVE: 'wait',
      DBT_SUPERSEDE: 'on',
      DBT_RERUN_FROM_FAILURE: 'off',
      DBT_WAIT: 'on',
      DBT_LOG_LINES: '100',
      DBT_ARTIFACTS_DIR: 'target/dbt-cloud',
      DBT_OUTPUT_JSON: 'target/outcome.json',
      DBT_DEBUG_LOGS: 'on',
      DBT_STATE_FILE: 'target/run.json',
    });
  });

  test('is left to the program where nothing is set', () => {
    expect(Object.keys(variablesOf({}))).toHaveLength(8);
  });
});

test('a job that is known by its name hands on the name, and no id', () => {
  const job = DbtCloudJobRef.fromName({ accountId: '1', projectId: '2', jobName: 'Daily build' });
  const variables = variablesOf({ job });

  expect(variables).toMatchObject({ DBT_URL: 'https://cloud.getdbt.com', DBT_PROJECT_ID: '2', DBT_JOB_NAME: 'Daily build' });
  expect(variables).not.toHaveProperty('DBT_PR_JOB_ID');
  expect(readConfiguration({ ...variables, DBT_API_KEY: 'key', DBT_JOB_BRANCH: 'main' })).not.toHaveProperty('problems');
});

test('each variable of the program is set by the job itself or by a typed property', () => {
  const notOfADefinition: string[] = [Variable.API_KEY, Variable.CODE_INSIGHTS_TOKEN, Variable.EMULATOR_URL];
  const job = DbtCloudJobRef.fromName({ accountId: '1', projectId: '2', jobName: 'Daily build' });
  const more = { overrides: { ...OVERRIDES, schema: 'mine' }, monitor: MONITOR, gitConnection: DbtCloudGitConnection.GIT_URL };
  const text = [MERGE, { ...MERGE, job, ...more }].map((props) => {
    const project = dbtProject({ providers: [CiProvider.GITLAB] });
    new DbtCloudPullRequestJob(project.pipelines, 'ci', props);
    return synthesized(project)['.gitlab-ci.yml'];
  }).join('\n');

  const unset = Object.values(Variable).filter((name) => !new RegExp(`\\b${name}[:=]`).test(text));
  expect(unset.sort()).toEqual(notOfADefinition.sort());
});

test('the program takes each value that a property can give', () => {
  const configuration = readConfiguration({ ...variablesOf({ overrides: OVERRIDES, monitor: MONITOR }), DBT_API_KEY: 'key', DBT_JOB_BRANCH: 'main' });

  expect(configuration).not.toHaveProperty('problems');
});
