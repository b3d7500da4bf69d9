import { Construct } from 'constructs';
import { DbtCloudGitConnection } from './dbt-cloud-git-connection';
import { DbtCloudJobRef } from './dbt-cloud-job-ref';
import { DbtCloudMonitorOptions, monitorEnv } from './dbt-cloud-monitor-options';
import { DbtCloudRunOverrides, overrideEnv } from './dbt-cloud-run-overrides';
import { checkBranch } from '../../model/branch-name';
import { context, Env, literal } from '../../model/env';
import { invalid, wrongType } from '../../model/invalid';
import { LIMITS } from '../../model/limits';
import { checkKnown, checkOneOf, checkProps, checkShortText, PropertyNames } from '../../model/property';
import { TriggerKind } from '../../model/trigger';
import { PROGRAM_PATH, Variable } from '../../monitor/contract';
import { Duration } from '../jobs/duration';
import { JobRuntime } from '../jobs/job-runtime';
import { JobContent, PipelineJob, PipelineJobProps } from '../jobs/pipeline-job';
import { SecretRef } from '../secrets/secret-ref';
import { Trigger } from '../triggers/trigger';

/** Which dbt Cloud job runs, and how it is watched: what every kind of dbt Cloud job takes. */
export interface DbtCloudJobOptions extends PipelineJobProps {
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

/** Which dbt Cloud job runs, when, and on which code. */
export interface DbtCloudJobProps extends DbtCloudJobOptions {
  /** What starts the job. There is no default: a run costs time and money. */
  readonly triggers: Trigger[];
  /**
   * The branch that dbt Cloud checks out, whatever started the job. Not for a job with `Trigger.pullRequest`.
   * @default - the branch of the event; none for a tag
   */
  readonly gitBranch?: string;
  /**
   * The commit that dbt Cloud checks out, whatever started the job: its full hash. Not for a job with `Trigger.pullRequest`.
   * @default - the commit of the event in a job with `Trigger.tag` or `Trigger.pullRequest`, else the newest commit of the branch
   */
  readonly gitSha?: string;
  /**
   * How the dbt Cloud project is connected to the repository: it decides in which field dbt Cloud gets the number of a pull request.
   * @default - by dbt Cloud's integration with the service that hosts the code; where it has none, `DbtCloudGitConnection.GIT_URL`
   * @see https://docs.getdbt.com/docs/cloud/git/git-configuration-in-dbt-cloud
   */
  readonly gitConnection?: DbtCloudGitConnection;
}

/** How long the program may take to end by itself before the CI service ends the job. */
const MINUTES_LEFT_FOR_THE_END = 2;

/** Where the reports go: a folder in which one of the services looks for them by itself. */
const JUNIT_PATH = 'test-results/dbt.xml';
const CODE_QUALITY_PATH = 'test-results/dbt-code-quality.json';

const PLAIN_TEXT = 'a text (secrets go into `apiKey`)';

const CONNECTIONS: readonly `${DbtCloudGitConnection}`[] = ['github', 'gitlab', 'azure', 'git_url'];

/**
 * Runs a dbt Cloud job for any event, watches it to its end, and fails when the run fails. `DbtCloudMergeJob` and
 * `DbtCloudPullRequestJob` are presets of it. Time-out: 120 minutes unless set; shortly before, the program cancels the run in dbt Cloud.
 *
 * What dbt Cloud builds depends on the event: the newest commit of the branch for a push, a schedule and a manual start; the tagged commit
 * for a tag; for a pull request the newest commit of its source branch, in a schema of its own,
 * `dbt_cloud_pr_<job>_<pull request>_<hash of the repository>`, unless `overrides.schema` is set. dbt Cloud drops that schema only where
 * its own Git integration tells it that the pull request is closed. For a pull request from a fork, which gets no secrets, the job
 * succeeds and says that it started nothing.
 *
 * @see https://docs.getdbt.com/docs/deploy/deploy-jobs
 */
export class DbtCloudJob extends PipelineJob {
  /** @internal */
  public static readonly _OPTIONS: PropertyNames<DbtCloudJobOptions> = {
    ...PipelineJob._PROPERTIES, job: true, apiKey: true, cause: true, overrides: true, monitor: true,
  };

  private readonly triggers: readonly Trigger[];
  private readonly job: DbtCloudJobRef;
  private readonly apiKey: SecretRef;
  private readonly env: Env;
  private readonly cancelsOlder: boolean;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: DbtCloudJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === DbtCloudJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props));
    if (!(props.job instanceof DbtCloudJobRef)) throw wrongType('job', props.job, 'a job, such as `DbtCloudJobRef.fromUrl("https://…")`');
    if (!(props.apiKey instanceof SecretRef)) throw wrongType('apiKey', props.apiKey, "a secret by its name, such as `SecretRef.named('DBT_API_KEY')`");
    this.triggers = Trigger._check('triggers', props.triggers);
    this.job = props.job;
    this.apiKey = props.apiKey;
    this.cancelsOlder = props.monitor?.supersede === true;
    this.env = {
      ...eventEnv(props),
      [Variable.JOB_CAUSE]: literal(
        props.cause === undefined ? defaultCause(this.name) : checkShortText('cause', props.cause, PLAIN_TEXT),
        'What dbt Cloud shows as the cause of the run.',
      ),
      ...overrideEnv(props.overrides ?? {}),
      ...monitorEnv(props.monitor ?? {}),
    };
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      comment: this._comment(),
      triggers: this.triggers,
      tool: JobRuntime.node()._toModel(),
      defaultTimeout: Duration.minutes(120),
      env: (timeoutMinutes) => this.envFor(timeoutMinutes),
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
      olderRuns: this.cancelsOlder ? 'cancelledByProgram' : 'left',
    };
  }

  /** @internal */
  protected _comment(): string {
    return 'Runs a dbt Cloud job, and watches it to its end.';
  }

  private envFor(timeoutMinutes: number): Env {
    const deadline = Math.max(timeoutMinutes - MINUTES_LEFT_FOR_THE_END, timeoutMinutes / 2) * 60;
    return {
      [Variable.URL]: literal(this.job.host, `The job: ${this.job.url}`),
      [Variable.ACCOUNT_ID]: literal(this.job.accountId),
      [Variable.PROJECT_ID]: literal(this.job.projectId),
      ...jobEnv(this.job),
      ...this.env,
      [Variable.RUN_TIMEOUT_SECONDS]: literal(String(deadline), 'A little less than the time-out of this job: the run is cancelled in time.'),
      [Variable.JUNIT_PATH]: literal(JUNIT_PATH, 'The results of models and tests, in the forms that CI services read.'),
      [Variable.CODE_QUALITY_PATH]: literal(CODE_QUALITY_PATH),
    };
  }
}

const PROPERTIES: PropertyNames<DbtCloudJobProps> = {
  ...DbtCloudJob._OPTIONS, triggers: true, gitBranch: true, gitSha: true, gitConnection: true,
};

function jobEnv({ jobId, jobName }: DbtCloudJobRef): Env {
  if (jobId === undefined) return { [Variable.JOB_NAME]: literal(jobName ?? '', 'The exact name of the job, which is looked up each time.') };
  return { [Variable.JOB_ID]: literal(jobId, "The id of the job, by the name that it has in dbt's own guide.") };
}

/** The variables of the event that the run is for. */
function eventEnv(props: DbtCloudJobProps): Env {
  const kinds = new Set(props.triggers.map(({ _kind }) => _kind));
  if (kinds.has('pullRequest')) return pullRequestEnv(props, kinds.size === 1 ? 'on' : 'auto');
  if (props.gitConnection !== undefined) throw invalid('gitConnection', props.gitConnection, 'is for a job with `Trigger.pullRequest`', 'leave it out');
  return { ...branchEnv(props, kinds), ...commitEnv(props, kinds) };
}

function branchEnv({ gitBranch, gitSha }: DbtCloudJobProps, kinds: ReadonlySet<TriggerKind>): Env {
  if (gitBranch !== undefined) return { [Variable.JOB_BRANCH]: literal(checkBranch('gitBranch', gitBranch), 'The branch that dbt Cloud checks out.') };
  const [first, ...others] = kinds;
  const only = others.length === 0 ? first : undefined;
  if (gitSha !== undefined || only === 'tag') return {};
  return { [Variable.JOB_BRANCH]: context('branch', `The branch that dbt Cloud checks out: the one ${only === 'push' ? 'that was pushed' : 'of the event'}.`) };
}

function commitEnv({ gitBranch, gitSha }: DbtCloudJobProps, kinds: ReadonlySet<TriggerKind>): Env {
  if (gitSha !== undefined) return { [Variable.GIT_SHA]: literal(checkCommit(gitSha), 'The commit that dbt Cloud checks out.') };
  if (!kinds.has('tag') || gitBranch !== undefined) return {};
  return { [Variable.GIT_SHA]: context('commit', 'The commit that dbt Cloud checks out: a tag has no branch.') };
}

/** `auto`: the job starts for other events too, which have no pull request and so no schema of one. */
function pullRequestEnv({ gitBranch, gitSha, gitConnection, overrides }: DbtCloudJobProps, schema: 'on' | 'auto'): Env {
  if (gitBranch !== undefined) throw invalid('gitBranch', gitBranch, 'is given beside `Trigger.pullRequest`, whose source branch is built', 'leave it out, or make a second job for the other events');
  if (gitSha !== undefined) throw invalid('gitSha', gitSha, 'is given beside `Trigger.pullRequest`, whose newest commit is built', 'leave it out, or make a second job for the other events');
  return {
    [Variable.JOB_BRANCH]: context('branch', 'The branch that the pull request comes from.'),
    [Variable.GIT_SHA]: context('commit', 'Its newest commit, which dbt Cloud checks out: never the merge that the provider made.'),
    [Variable.PULL_REQUEST_ID]: context('pullRequestId', 'With the number of the pull request, dbt Cloud treats the run as CI.'),
    ...(gitConnection === undefined ? {} : {
      [Variable.GIT_CONNECTION]: literal(checkOneOf<`${DbtCloudGitConnection}`>('gitConnection', gitConnection, CONNECTIONS), 'How the dbt Cloud project is connected to the repository.'),
    }),
    ...(overrides?.schema !== undefined ? {} : {
      [Variable.PULL_REQUEST_SCHEMA]: literal(schema, 'The run builds into a schema of the pull request; the repository tells it from those of others.'),
      [Variable.REPOSITORY]: context('repository'),
    }),
    [Variable.FROM_FORK]: context('fromFork', 'A fork gets no secrets: then the program starts nothing, says so and succeeds.'),
  };
}

function checkCommit(gitSha: string): string {
  if (typeof gitSha !== 'string') throw wrongType('gitSha', gitSha, 'the full hash of a commit as a text');
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(gitSha)) throw invalid('gitSha', gitSha, 'is not the full hash of a commit', 'give 40 characters 0 to 9 and a to f, as `git rev-parse HEAD` prints them');
  return gitSha;
}

/** Cut, because the name alone may have as many characters. */
function defaultCause(name: string): string {
  return [...`CI job ${name}`].slice(0, LIMITS.dbtCloudTextCharacters).join('');
}
