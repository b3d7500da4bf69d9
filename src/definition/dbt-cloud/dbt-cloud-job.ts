import { Construct } from 'constructs';
import { DbtCloudJobRef } from './dbt-cloud-job-ref';
import { DbtCloudMonitorOptions, monitorEnvironment } from './dbt-cloud-monitor-options';
import { DbtCloudRunOverrides, overrideEnvironment } from './dbt-cloud-run-overrides';
import { Environment, literal } from '../../model/environment';
import { wrongType } from '../../model/invalid';
import { checkProps, checkShortText, PropertyNames } from '../../model/property';
import { PROGRAM_PATH, Variable } from '../../monitor/contract';
import { Duration } from '../jobs/duration';
import { JobRuntime } from '../jobs/job-runtime';
import { JobContent, PipelineJob, PipelineJobProps } from '../jobs/pipeline-job';
import { SecretRef } from '../secrets/secret-ref';
import { Trigger } from '../triggers/trigger';

/** Which dbt Cloud job runs, and how it is watched. */
export interface DbtCloudJobProps extends PipelineJobProps {
  /** The job to run. */
  readonly job: DbtCloudJobRef;
  /**
   * The service token that may run it.
   * @see https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens
   */
  readonly apiKey: SecretRef;
  /**
   * What dbt Cloud shows as the cause of the run; 1 to 255 characters.
   * @default - 'CI job ' and the name of this job
   */
  readonly cause?: string;
  /**
   * The schema that dbt Cloud builds into, in place of the one of its environment.
   * @default - the schema of the job's environment
   */
  readonly schemaOverride?: string;
  /**
   * What the run does differently from its dbt Cloud job.
   * @default - nothing
   */
  readonly overrides?: DbtCloudRunOverrides;
  /**
   * How the run is started, watched and reported.
   * @default - see DbtCloudMonitorOptions
   */
  readonly monitor?: DbtCloudMonitorOptions;
}

/** How long the program may take to end by itself before the CI service ends the job. */
const MINUTES_LEFT_FOR_THE_END = 2;

/**
 * Where the reports go: a folder that Bitbucket looks for by itself.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/test-reporting-in-pipelines/
 */
const JUNIT_PATH = 'test-results/dbt.xml';
const CODE_QUALITY_PATH = 'test-results/dbt-code-quality.json';

const PLAIN_TEXT = 'a text (secrets go into `apiKey`)';

/**
 * Runs a dbt Cloud job, watches it to its end, and fails when the run fails: the base of the kinds of job that do. Time-out: 120 minutes
 * unless set; shortly before, the program cancels the run in dbt Cloud.
 */
export abstract class DbtCloudJob extends PipelineJob {
  /** @internal */
  public static readonly _PROPERTIES: PropertyNames<DbtCloudJobProps> = {
    ...PipelineJob._PROPERTIES, job: true, apiKey: true, cause: true, schemaOverride: true, overrides: true, monitor: true,
  };

  private readonly job: DbtCloudJobRef;
  private readonly apiKey: SecretRef;
  private readonly fixed: Environment;

  /** @throws an error when a property is not allowed, at the line that set it */
  protected constructor(scope: Construct, id: string, props: DbtCloudJobProps) {
    super(scope, id, checkProps(`job "${id}"`, props));
    if (!(props.job instanceof DbtCloudJobRef)) throw wrongType('job', props.job, 'a job, such as `DbtCloudJobRef.fromUrl("https://…")`');
    if (!(props.apiKey instanceof SecretRef)) throw wrongType('apiKey', props.apiKey, "a secret by its name, such as `SecretRef.named('DBT_API_KEY')`");
    this.job = props.job;
    this.apiKey = props.apiKey;
    this.fixed = {
      [Variable.JOB_CAUSE]: literal(
        props.cause === undefined ? defaultCause(this.name) : checkShortText('cause', props.cause, PLAIN_TEXT),
        'What dbt Cloud shows as the cause of the run.',
      ),
      ...(props.schemaOverride === undefined ? {} : { [Variable.JOB_SCHEMA_OVERRIDE]: literal(checkShortText('schemaOverride', props.schemaOverride, PLAIN_TEXT)) }),
      ...overrideEnvironment(props.overrides ?? {}),
      ...monitorEnvironment(props.monitor ?? {}),
    };
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      comment: this._comment(),
      triggers: this._triggers(),
      tool: JobRuntime.node()._toModel(),
      defaultTimeout: Duration.minutes(120),
      environment: (timeoutMinutes) => this.environment(timeoutMinutes),
      steps: [{
        kind: 'program',
        name: 'Run the dbt Cloud job',
        command: ['node', PROGRAM_PATH],
        secrets: [{ variable: Variable.API_KEY, secret: this.apiKey._toModel() }],
      }],
      assets: ['run-and-monitor'],
      // the program itself ends green for a fork, and says why
      forks: 'run',
      reports: { junit: JUNIT_PATH, codeQuality: CODE_QUALITY_PATH },
    };
  }

  /** @internal */
  protected abstract _comment(): string;

  /** @internal */
  protected abstract _triggers(): Trigger[];

  /** @internal The variables of the event that the run is for. */
  protected abstract _eventEnvironment(): Environment;

  private environment(timeoutMinutes: number): Environment {
    const deadline = Math.max(timeoutMinutes - MINUTES_LEFT_FOR_THE_END, timeoutMinutes / 2) * 60;
    return {
      [Variable.URL]: literal(this.job.host, `The job: ${this.job.url}`),
      [Variable.ACCOUNT_ID]: literal(this.job.accountId),
      [Variable.PROJECT_ID]: literal(this.job.projectId),
      ...jobEnvironment(this.job),
      ...this._eventEnvironment(),
      ...this.fixed,
      [Variable.RUN_TIMEOUT_SECONDS]: literal(String(deadline), 'A little less than the time-out of this job: the run is cancelled in time.'),
      [Variable.JUNIT_PATH]: literal(JUNIT_PATH, 'The results of models and tests, in the forms that CI services read.'),
      [Variable.CODE_QUALITY_PATH]: literal(CODE_QUALITY_PATH),
    };
  }
}

function jobEnvironment({ jobId, jobName }: DbtCloudJobRef): Environment {
  if (jobId === undefined) return { [Variable.JOB_NAME]: literal(jobName ?? '', 'The exact name of the job, which is looked up each time.') };
  return { [Variable.JOB_ID]: literal(jobId, "The id of the job, by the name that it has in dbt's own guide.") };
}

/** What the API takes as a cause. */
const LONGEST_CAUSE = 255;

/** Cut, because the name alone may have as many characters. */
function defaultCause(name: string): string {
  return [...`CI job ${name}`].slice(0, LONGEST_CAUSE).join('');
}
