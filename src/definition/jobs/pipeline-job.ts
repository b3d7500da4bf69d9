import { Construct, IConstruct } from 'constructs';
import { Concurrency } from './concurrency';
import { Duration } from './duration';
import { checkArtifacts, JobArtifacts } from './job-artifacts';
import { checkRunner, JobRunner } from './job-runner';
import { Cache } from '../../model/cache';
import { Concurrency as ConcurrencyModel } from '../../model/concurrency';
import { Env } from '../../model/env';
import { IdToken } from '../../model/id-token';
import { invalid, wrongType } from '../../model/invalid';
import { AssetName, Job } from '../../model/job';
import { problemOfJobId, problemOfJobName } from '../../model/job-name';
import { LIMITS } from '../../model/limits';
import { checkFlag, checkList, checkProps, PropertyNames } from '../../model/property';
import { Reports } from '../../model/reports';
import { checkEnvironmentName } from '../../model/settings/environment-name';
import { Step } from '../../model/step';
import { Tool } from '../../model/tool';
import { Trigger as TriggerModel } from '../../model/trigger';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

/** A job of the pipelines, of any kind. The kinds are classes, such as `ShellJob`: nothing else is a job. */
export interface IPipelineJob extends IConstruct {
  /** What people see. */
  readonly name: string;
}

/** What every job has. */
export interface PipelineJobProps {
  /**
   * What people see: 1 to 255 characters on one line, unique.
   * @default - the id
   */
  readonly name?: string;
  /**
   * Jobs that must have succeeded before this one starts. Each has to run for every event that this one runs for.
   * @default - none: the job starts at once
   */
  readonly needs?: IPipelineJob[];
  /**
   * After this time the CI service ends the job. From 1 minute to 6 hours.
   * @default - what the kind of job says
   */
  readonly timeout?: Duration;
  /**
   * The machine that runs the job.
   * @default - the machine that the pipelines name for all jobs
   */
  readonly runner?: JobRunner;
  /**
   * What happens when the job would start while it still runs for an earlier event.
   * @default - both run side by side
   */
  readonly concurrency?: Concurrency;
  /**
   * The deployment environment that the job is for: 1 to 100 letters, digits, spaces, `-` and `_`. The CI service may ask for an approval
   * before the job starts, and hold secrets for this environment only.
   * @default - none
   */
  readonly environment?: string;
  /**
   * How many commits are fetched; 0 fetches all.
   * @default - what the service fetches by itself: from 1 commit to 50
   */
  readonly fetchDepth?: number;
  /**
   * Show a failure, but let the pipeline succeed and the jobs run that need this one.
   * @default false
   */
  readonly continueOnError?: boolean;
  /**
   * Files to keep for people to download.
   * @default - none
   */
  readonly artifacts?: JobArtifacts;
}

/** What every kind of job can be told about how it is run. */
type JobSettings = Pick<Job, 'runner' | 'concurrency' | 'environment' | 'fetchDepth' | 'failure' | 'artifacts'>;

/**
 * The base of all kinds of job. It is not exported: a kind of job needs parts of the model that are not public. A team's own kind is a
 * construct that makes a `ShellJob`, or a subclass of a concrete job.
 * @internal
 */
export abstract class PipelineJob extends Construct implements IPipelineJob {
  /** @internal */
  public static readonly _PROPERTIES: PropertyNames<PipelineJobProps> = {
    name: true,
    needs: true,
    timeout: true,
    runner: true,
    concurrency: true,
    environment: true,
    fetchDepth: true,
    continueOnError: true,
    artifacts: true,
  };

  /** What people see. */
  public readonly name: string;
  private readonly needed: readonly PipelineJob[];
  private readonly timeout: Duration | undefined;
  private readonly settings: JobSettings;

  /**
   * @param scope `project.pipelines`, or a construct below it
   * @param id letters, digits, `-` and `_`, beginning with a letter; unique
   * @throws an error when the scope is not below a `DbtPipelines`, or when a property is not allowed
   */
  protected constructor(scope: Construct, id: string, props: PipelineJobProps = {}) {
    super(checkScope(scope, checkId(id)), id);
    checkProps(`job "${id}"`, props);
    this.name = checkName(props.name ?? id);
    this.needed = checkNeeds(props.needs, DbtPipelines.of(this));
    this.timeout = checkTimeout(props.timeout);
    this.settings = checkJobSettings(id, props);
  }

  /** @internal */
  public _toModel(pipelines: DbtPipelines): Job {
    const content = this._content();
    const minutes = (this.timeout ?? content.defaultTimeout).toMinutes();
    const triggers = content.triggers.map((trigger) => trigger._toModel(pipelines.defaultBranch));
    return {
      id: this.node.id,
      name: this.name,
      path: pipelines._pathOf(this),
      comment: content.comment,
      triggers,
      needs: this.needed.map((job) => job.node.id),
      timeoutSeconds: minutes * 60,
      tool: content.tool,
      env: { ...content.env(minutes), ...inputEnv(triggers) },
      steps: content.steps,
      assets: content.assets,
      forks: content.forks,
      reports: content.reports,
      cache: content.cache,
      idTokens: content.idTokens ?? [],
      ...this.settings,
      concurrency: concurrencyOf(this.settings.concurrency, content.olderRuns),
    };
  }

  /** @internal */
  protected abstract _content(): JobContent;
}

/**
 * What a kind of job adds to the base.
 * @internal
 */
export interface JobContent {
  readonly comment?: string;
  readonly triggers: readonly Trigger[];
  readonly tool: Tool;
  readonly defaultTimeout: Duration;
  readonly steps: readonly Step[];
  readonly assets: readonly AssetName[];
  readonly forks: 'run' | 'skip';
  readonly reports?: Reports;
  readonly cache?: Cache;
  readonly idTokens?: readonly IdToken[];
  /** What the program of the job does with older runs of the same branch or pull request. */
  readonly olderRuns?: 'cancelledByProgram' | 'left';
  env(timeoutMinutes: number): Env;
}

/** What the user asks for, except that a job whose program ends the older run itself does not need the provider for it. */
function concurrencyOf(asked: ConcurrencyModel | undefined, olderRuns: JobContent['olderRuns']): ConcurrencyModel | undefined {
  return asked?.kind === 'cancelOlder' && olderRuns === 'cancelledByProgram' ? { kind: 'cancelOlder', also: 'program' } : asked;
}

/** The fields of a form are variables of the job. */
function inputEnv(triggers: readonly TriggerModel[]): Env {
  const inputs = triggers.flatMap((trigger) => trigger.kind === 'manual' ? trigger.inputs : []);
  return Object.fromEntries(inputs.map((input) => [input.variable, { kind: 'input' as const, default: input.default, comment: input.description }]));
}

function checkScope(scope: Construct, id: string): Construct {
  if (!Construct.isConstruct(scope) || !DbtPipelines._above(scope)) {
    throw new Error(`job "${id}": its scope is not below a \`DbtPipelines\`: hand \`project.pipelines\`, or the \`DbtPipelines\` that you made, as the first argument`);
  }
  if (scope.node.tryFindChild(id)) throw invalid('id of the job', id, 'is taken by another job', 'give one of the two another id');
  return scope;
}

function checkId(id: string): string {
  if (typeof id !== 'string') throw wrongType('id of the job', id, 'a text, such as "lint"');
  const problem = problemOfJobId(id);
  if (problem) throw invalid('id of the job', id, problem, 'choose another id, and put what people see into `name`');
  return id;
}

function checkName(name: string): string {
  if (typeof name !== 'string') throw wrongType('name', name, 'a text');
  const problem = problemOfJobName(name);
  if (problem) throw invalid('name', name, problem, 'set another `name`');
  return name;
}

function checkNeeds(needs: readonly IPipelineJob[] = [], pipelines: DbtPipelines): PipelineJob[] {
  const jobs = checkList('needs', needs, 'a list of jobs').map((job) => {
    if (!(job instanceof PipelineJob)) throw wrongType('needs', job, 'a job, such as the `SqlFluffLint` that you made');
    if (DbtPipelines.of(job) !== pipelines) throw invalid('needs', job.node.id, 'is a job of another `DbtPipelines`', 'define both jobs below the same one');
    return job;
  });
  return [...new Set(jobs)];
}

function checkTimeout(timeout: Duration | undefined): Duration | undefined {
  if (timeout === undefined) return undefined;
  if (!(timeout instanceof Duration)) throw wrongType('timeout', timeout, 'a duration, such as `Duration.minutes(90)`');
  if (!Number.isInteger(timeout.toMinutes())) throw invalid('timeout', `${timeout.toSeconds()} seconds`, 'must come to whole minutes', 'CI services count in minutes');
  if (timeout.toMinutes() > LIMITS.timeoutMinutes) {
    throw invalid('timeout', `${timeout.toMinutes()} minutes`, `is more than the ${LIMITS.timeoutMinutes} that a hosted machine runs a job`, 'give 6 hours or less');
  }
  return timeout;
}

/** @throws an error when a property is not allowed, at the line that set it */
function checkJobSettings(id: string, props: PipelineJobProps): JobSettings {
  const { runner, concurrency, environment, fetchDepth, continueOnError = false, artifacts } = props;
  return {
    runner: runner === undefined ? undefined : checkRunner(runner),
    concurrency: concurrency === undefined ? undefined : checkConcurrency(concurrency),
    environment: environment === undefined ? undefined : checkEnvironmentName('environment', environment),
    fetchDepth: fetchDepth === undefined ? undefined : checkDepth(fetchDepth),
    failure: checkFlag('continueOnError', continueOnError) ? 'tolerated' : 'counts',
    artifacts: artifacts === undefined ? undefined : checkArtifacts(id, artifacts),
  };
}

function checkConcurrency(concurrency: Concurrency): JobSettings['concurrency'] {
  if (!(concurrency instanceof Concurrency)) throw wrongType('concurrency', concurrency, "one such as `Concurrency.queue('production')`");
  return concurrency._toModel();
}

function checkDepth(depth: number): number | 'full' {
  if (typeof depth !== 'number') throw wrongType('fetchDepth', depth, 'a number');
  if (!Number.isSafeInteger(depth) || depth < 0) throw invalid('fetchDepth', depth, 'must be a whole number of commits', 'give 1 or more, or 0 for all');
  return depth === 0 ? 'full' : depth;
}
