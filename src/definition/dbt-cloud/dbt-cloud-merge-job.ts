import { Construct } from 'constructs';
import { DbtCloudJob, DbtCloudJobOptions } from './dbt-cloud-job';
import { checkBranch } from '../../model/branch-name';
import { checkFlag, checkKnown, checkProps, PropertyNames } from '../../model/property';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

/** Which dbt Cloud job runs for which merges. */
export interface DbtCloudMergeJobProps extends DbtCloudJobOptions {
  /**
   * A push to this branch, such as a merge, starts the job.
   * @default - the default branch of the pipelines
   */
  readonly branch?: string;
  /**
   * Only when a file that the push changes matches, such as `models/**`.
   * @default - whatever changed
   */
  readonly paths?: string[];
  /**
   * A change of only these files starts nothing.
   * @default - every file counts
   */
  readonly pathsIgnore?: string[];
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
  readonly manual?: boolean;
}

const PROPERTIES: PropertyNames<DbtCloudMergeJobProps> = {
  ...DbtCloudJob._OPTIONS, branch: true, paths: true, pathsIgnore: true, gitBranch: true, manual: true,
};

/**
 * Runs a dbt Cloud job when a change is merged, watches it to its end, and fails when the run fails: a `DbtCloudJob` with a push to one
 * branch as its trigger. Time-out: 120 minutes unless set; shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/guides/custom-cicd-pipelines
 */
export class DbtCloudMergeJob extends DbtCloudJob {
  private readonly branch: string;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudMergeJobProps) {
    // a subclass may hand on properties of its own
    const checked = new.target === DbtCloudMergeJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props);
    const { branch = DbtPipelines.of(scope).defaultBranch, paths, pathsIgnore, gitBranch, manual = false, ...options } = checked;
    checkBranch('branch', branch);
    const starts = checkFlag('manual', manual) ? [Trigger.manual()] : [];
    super(scope, id, {
      ...options,
      triggers: [Trigger.push({ branches: [branch], paths, pathsIgnore }), ...starts],
      // a person may start it on any branch
      gitBranch: gitBranch ?? (starts.length > 0 ? branch : undefined),
    });
    this.branch = branch;
  }

  /** @internal */
  protected _comment(): string {
    return `Runs a dbt Cloud job for each push to ${this.branch}, such as a merge, and watches it to its end.`;
  }
}
