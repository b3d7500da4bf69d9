import { Construct } from 'constructs';
import { DbtCloudJob, DbtCloudJobProps } from './dbt-cloud-job';
import { checkBranch } from '../../model/branch-name';
import { context, Environment, EnvironmentValue, literal } from '../../model/environment';
import { checkFlag, checkKnown, PropertyNames } from '../../model/property';
import { Variable } from '../../monitor/contract';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

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
  /**
   * Whether a person can start the job too, for example when a push was lost: the services start nothing for a push of many branches
   * at once, as a mirror makes it. Whatever branch the person chooses, dbt Cloud builds `branch`, or `gitBranch`.
   * @default false
   */
  readonly alsoByHand?: boolean;
}

const PROPERTIES: PropertyNames<DbtCloudMergeJobProps> = { ...DbtCloudJob._PROPERTIES, branch: true, gitBranch: true, alsoByHand: true };

/**
 * Runs a dbt Cloud job when a change is merged, watches it to its end, and fails when the run fails. Time-out: 120 minutes unless set;
 * shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/guides/custom-cicd-pipelines
 */
export class DbtCloudMergeJob extends DbtCloudJob {
  private readonly branch: string;
  private readonly byHand: readonly Trigger[];
  private readonly checkedOut: EnvironmentValue;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudMergeJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === DbtCloudMergeJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : props);
    this.branch = props.branch === undefined ? DbtPipelines.of(this).defaultBranch : checkBranch('branch', props.branch);
    this.byHand = checkFlag('alsoByHand', props.alsoByHand ?? false) ? [Trigger.manual()] : [];
    this.checkedOut = this.checkedOutBranch(props.gitBranch);
  }

  /** @internal */
  protected _comment(): string {
    return `Runs a dbt Cloud job for each push to ${this.branch}, such as a merge, and watches it to its end.`;
  }

  /** @internal */
  protected _triggers(): Trigger[] {
    return [Trigger.push({ branches: [this.branch] }), ...this.byHand];
  }

  /** @internal */
  protected _eventEnvironment(): Environment {
    return { [Variable.JOB_BRANCH]: this.checkedOut };
  }

  private checkedOutBranch(gitBranch: string | undefined): EnvironmentValue {
    if (gitBranch !== undefined) return literal(checkBranch('gitBranch', gitBranch), 'The branch that dbt Cloud checks out.');
    if (this.byHand.length > 0) return literal(this.branch, 'The branch that dbt Cloud checks out, whatever branch somebody starts the job on.');
    return context('branch', 'The branch that dbt Cloud checks out: the one that was pushed.');
  }
}
