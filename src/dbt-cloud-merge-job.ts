import { Construct } from 'constructs';
import { DbtCloudJob, DbtCloudJobProps } from './dbt-cloud-job';
import { DbtPipelines } from './dbt-pipelines';
import { checkBranch } from './model/branch-name';
import { context, Environment, EnvironmentValue, literal } from './model/environment';
import { checkKnown, PropertyNames } from './model/property';
import { Variable } from './monitor/contract';
import { PipelineJob } from './pipeline-job';
import { Trigger } from './trigger';

/** Which dbt Cloud job runs when, with what. */
export interface DbtCloudMergeJobProps extends DbtCloudJobProps {
  /**
   * A push to this branch, such as a merge, starts the job.
   * @default - the default branch of the pipelines
   */
  readonly branch?: string;
  /**
   * The branch that dbt Cloud checks out.
   * @default - the branch that was pushed
   */
  readonly gitBranch?: string;
}

const PROPERTIES: PropertyNames<DbtCloudMergeJobProps> = {
  ...PipelineJob._PROPERTIES,
  job: true,
  apiKey: true,
  cause: true,
  schemaOverride: true,
  overrides: true,
  monitor: true,
  branch: true,
  gitBranch: true,
};

/**
 * Runs a dbt Cloud job when a change is merged, watches it to its end, and fails when the run fails. Time-out: 120 minutes unless set;
 * shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/guides/custom-cicd-pipelines
 */
export class DbtCloudMergeJob extends DbtCloudJob {
  private readonly branch: string;
  private readonly checkedOut: EnvironmentValue;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudMergeJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === DbtCloudMergeJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : props);
    this.branch = props.branch === undefined ? DbtPipelines.of(this).defaultBranch : checkBranch('branch', props.branch);
    this.checkedOut = props.gitBranch === undefined
      ? context('branch', 'The branch that dbt Cloud checks out: the one that was pushed.')
      : literal(checkBranch('gitBranch', props.gitBranch), 'The branch that dbt Cloud checks out.');
  }

  /** @internal */
  protected _comment(): string {
    return `Runs a dbt Cloud job for each push to ${this.branch}, such as a merge, and watches it to its end.`;
  }

  /** @internal */
  protected _triggers(): Trigger[] {
    return [Trigger.push({ branches: [this.branch] })];
  }

  /** @internal */
  protected _eventEnvironment(): Environment {
    return { [Variable.JOB_BRANCH]: this.checkedOut };
  }
}
