import { Construct } from 'constructs';
import { DbtCloudJobRef } from './dbt-cloud-job-ref';
import { DbtPipelines } from './dbt-pipelines';
import { Duration } from './duration';
import { JobRuntime } from './job-runtime';
import { checkBranch } from './model/branch-name';
import { Environment, EnvironmentValue } from './model/environment';
import { invalid, wrongType } from './model/invalid';
import { problemOfValue } from './model/plain-value';
import { checkProps, checkText } from './model/property';
import { PROGRAM_PATH, Variable } from './monitor/contract';
import { JobContent, PipelineJob, PipelineJobProps } from './pipeline-job';
import { SecretRef } from './secret-ref';

/** Which dbt Cloud job runs when, with what. */
export interface DbtCloudMergeJobProps extends PipelineJobProps {
  /** The job to run. */
  readonly job: DbtCloudJobRef;
  /**
   * The service token that may run it.
   * @see https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens
   */
  readonly apiKey: SecretRef;
  /**
   * A push to this branch, such as a merge, starts the job.
   * @default - the default branch of the pipelines
   */
  readonly branch?: string;
  /**
   * What dbt Cloud shows as the cause of the run; 1 to 255 characters.
   * @default - 'CI job ' and the name of this job
   */
  readonly cause?: string;
  /**
   * The branch that dbt Cloud checks out.
   * @default - the branch that was pushed
   */
  readonly gitBranch?: string;
  /**
   * The schema that dbt Cloud builds into, in place of the one of its environment.
   * @default - the schema of the job's environment
   */
  readonly schemaOverride?: string;
}

/** How long the program may take to end by itself before the CI service ends the job. */
const MINUTES_LEFT_FOR_THE_END = 2;

/**
 * Runs a dbt Cloud job when a change is merged, watches it to its end, and fails when the run fails. Time-out: 120 minutes unless set;
 * shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/guides/custom-cicd-pipelines
 */
export class DbtCloudMergeJob extends PipelineJob {
  private readonly branch: string;
  private readonly job: DbtCloudJobRef;
  private readonly apiKey: SecretRef;
  private readonly options: Pick<DbtCloudMergeJobProps, 'gitBranch' | 'schemaOverride'> & { readonly cause: string };

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudMergeJobProps) {
    super(scope, id, checkProps(`job "${id}"`, props));
    if (!(props.job instanceof DbtCloudJobRef)) throw wrongType('job', props.job, 'a job, such as `DbtCloudJobRef.fromUrl("https://…")`');
    if (!(props.apiKey instanceof SecretRef)) throw wrongType('apiKey', props.apiKey, "a secret by its name, such as `SecretRef.named('DBT_API_KEY')`");
    this.job = props.job;
    this.apiKey = props.apiKey;
    this.branch = props.branch === undefined ? DbtPipelines.of(this).defaultBranch : checkBranch('branch', props.branch);
    this.options = {
      cause: props.cause === undefined ? defaultCause(this.name) : checkShortText('cause', props.cause),
      gitBranch: props.gitBranch === undefined ? undefined : checkBranch('gitBranch', props.gitBranch),
      schemaOverride: props.schemaOverride === undefined ? undefined : checkShortText('schemaOverride', props.schemaOverride),
    };
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      comment: `Runs a dbt Cloud job for each push to ${this.branch}, such as a merge, and watches it to its end.`,
      triggers: [{ kind: 'push', branches: { kind: 'only', branches: [this.branch] } }],
      tool: JobRuntime.node()._toModel(),
      defaultTimeout: Duration.minutes(120),
      environment: (timeoutMinutes) => this.environment(timeoutMinutes),
      steps: [{
        kind: 'program',
        name: 'Run the dbt Cloud job',
        command: ['node', PROGRAM_PATH],
        secrets: [{ variable: Variable.API_KEY, secret: this.apiKey.name }],
      }],
      assets: ['run-and-monitor'],
    };
  }

  private environment(timeoutMinutes: number): Environment {
    const { cause, gitBranch, schemaOverride } = this.options;
    const deadline = Math.max(timeoutMinutes - MINUTES_LEFT_FOR_THE_END, timeoutMinutes / 2) * 60;
    return {
      [Variable.URL]: literal(this.job.host, `The job: ${this.job.url}`),
      [Variable.ACCOUNT_ID]: literal(this.job.accountId),
      [Variable.PROJECT_ID]: literal(this.job.projectId),
      [Variable.JOB_ID]: literal(this.job.jobId, "The id of the job, by the name that it has in dbt's own guide."),
      [Variable.JOB_CAUSE]: literal(cause, 'What dbt Cloud shows as the cause of the run.'),
      [Variable.JOB_BRANCH]: gitBranch === undefined
        ? { kind: 'context', of: 'branch', comment: 'The branch that dbt Cloud checks out: the one that was pushed.' }
        : literal(gitBranch, 'The branch that dbt Cloud checks out.'),
      ...(schemaOverride === undefined ? {} : { [Variable.JOB_SCHEMA_OVERRIDE]: literal(schemaOverride) }),
      [Variable.RUN_TIMEOUT_SECONDS]: literal(String(deadline), 'A little less than the time-out of this job: the run is cancelled in time.'),
    };
  }
}

function literal(value: string, comment?: string): EnvironmentValue {
  return { kind: 'literal', value, comment };
}

/** What the API takes. */
const LONGEST_CAUSE = 255;

/** Cut, because the name alone may have as many characters. */
function defaultCause(name: string): string {
  return [...`CI job ${name}`].slice(0, LONGEST_CAUSE).join('');
}

function checkShortText(property: string, text: string): string {
  checkText(property, text, 'a text (secrets go into `apiKey`)');
  if ([...text].length > LONGEST_CAUSE) throw invalid(property, text, `has more than ${LONGEST_CAUSE} characters`, 'shorten it');
  const problem = problemOfValue(text);
  if (problem) throw invalid(property, text, problem, 'leave that out');
  return text;
}
