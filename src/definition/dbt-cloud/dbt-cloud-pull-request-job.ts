import { Construct } from 'constructs';
import type { DbtCloudGitConnection } from './dbt-cloud-git-connection';
import { DbtCloudJob, DbtCloudJobProps } from './dbt-cloud-job';
import { context, Environment, literal } from '../../model/environment';
import { checkKnown, checkOneOf, PropertyNames } from '../../model/property';
import { Variable } from '../../monitor/contract';
import { JobContent } from '../jobs/pipeline-job';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

/** Which dbt Cloud CI job runs for which pull requests. */
export interface DbtCloudPullRequestJobProps extends DbtCloudJobProps {
  /**
   * Pull requests into these branches start the job: whole names or patterns, `**` for any branch.
   * @default - the default branch of the pipelines
   */
  readonly targetBranches?: string[];
  /**
   * Only when a file that the pull request changes matches, such as `models/**`.
   * @default - whatever changed
   */
  readonly paths?: string[];
  /**
   * A change of only these files starts nothing.
   * @default - every file counts
   */
  readonly pathsIgnore?: string[];
  /**
   * Whether drafts start it too.
   * @default true
   */
  readonly drafts?: boolean;
  /**
   * How the dbt Cloud project is connected to the repository: it decides in which field dbt Cloud gets the number of the pull request.
   * @default - by dbt Cloud's integration with the service that hosts the code; with Bitbucket `DbtCloudGitConnection.GIT_URL`
   * @see https://docs.getdbt.com/docs/cloud/git/git-configuration-in-dbt-cloud
   */
  readonly gitConnection?: DbtCloudGitConnection;
}

const PROPERTIES: PropertyNames<DbtCloudPullRequestJobProps> = {
  ...DbtCloudJob._PROPERTIES, targetBranches: true, paths: true, pathsIgnore: true, drafts: true, gitConnection: true,
};

const CONNECTIONS: readonly `${DbtCloudGitConnection}`[] = ['github', 'gitlab', 'azure', 'git_url'];

const SCHEMA_OF_PULL_REQUEST: Environment = {
  [Variable.PULL_REQUEST_SCHEMA]: literal('on', 'The run builds into a schema of the pull request; the repository tells it from those of others.'),
  [Variable.REPOSITORY]: context('repository'),
};

/**
 * Runs a dbt Cloud CI job for each pull or merge request, on the newest commit of its branch, and fails when the run fails. The run builds
 * into a schema of its own, `dbt_cloud_pr_<job>_<pull request>_<hash of the repository>`, unless `schemaOverride` is set; dbt Cloud drops
 * it only where its own Git integration tells it that the pull request is closed. A newer commit cancels the run of an older one, in the
 * pipeline and in dbt Cloud, unless `monitor: { supersede: false }` is set. For a pull request from a fork, which gets no secrets, the job
 * succeeds and says that it started nothing. Time-out: 120 minutes unless set; shortly before, the program cancels the run in dbt Cloud.
 *
 * @see https://docs.getdbt.com/docs/deploy/ci-jobs
 */
export class DbtCloudPullRequestJob extends DbtCloudJob {
  private readonly trigger: Trigger;
  private readonly targets: readonly string[];
  private readonly connection: Environment;
  private readonly schema: Environment;
  private readonly olderRuns: 'cancel' | 'leave';

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudPullRequestJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === DbtCloudPullRequestJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : props);
    const { targetBranches = [DbtPipelines.of(this).defaultBranch], paths, pathsIgnore, drafts, gitConnection, schemaOverride } = props;
    this.trigger = Trigger.pullRequest({ targetBranches, paths, pathsIgnore, drafts });
    this.targets = [...targetBranches];
    this.connection = gitConnection === undefined ? {} : {
      [Variable.GIT_CONNECTION]: literal(checkOneOf<`${DbtCloudGitConnection}`>('gitConnection', gitConnection, CONNECTIONS), 'How the dbt Cloud project is connected to the repository.'),
    };
    this.schema = schemaOverride === undefined ? SCHEMA_OF_PULL_REQUEST : {};
    this.olderRuns = props.monitor?.supersede === false ? 'leave' : 'cancel';
  }

  /** @internal */
  protected _content(): JobContent {
    return { ...super._content(), concurrency: this.olderRuns === 'cancel' ? { kind: 'cancelOlder', also: 'program' } : undefined };
  }

  /** @internal */
  protected _comment(): string {
    return `Runs a dbt Cloud CI job for each pull request into ${this.targets.join(', ')}, and watches it to its end.`;
  }

  /** @internal */
  protected _triggers(): Trigger[] {
    return [this.trigger];
  }

  /** @internal */
  protected _eventEnvironment(): Environment {
    return {
      [Variable.JOB_BRANCH]: context('branch', 'The branch that the pull request comes from.'),
      [Variable.GIT_SHA]: context('commit', 'Its newest commit, which dbt Cloud checks out: never the merge that the provider made.'),
      [Variable.PULL_REQUEST_ID]: context('pullRequestId', 'With the number of the pull request, dbt Cloud treats the run as CI.'),
      ...this.connection,
      ...this.schema,
      [Variable.SUPERSEDE]: literal('on', 'A run that is left of an older commit is cancelled.'),
      [Variable.FROM_FORK]: context('fromFork', 'A fork gets no secrets: then the program starts nothing, says so and succeeds.'),
    };
  }
}
