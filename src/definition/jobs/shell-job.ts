import { Construct } from 'constructs';
import { Duration } from './duration';
import { checkCache, JobCache } from './job-cache';
import { JobRuntime } from './job-runtime';
import { JobContent, PipelineJob, PipelineJobProps } from './pipeline-job';
import { RunValue } from './run-value';
import { invalid, wrongType } from '../../model/invalid';
import { checkKnown, checkProps, checkRelativePath, PropertyNames } from '../../model/property';
import { checkCommands } from '../../model/settings/commands';
import { checkEnv, checkIdTokens, checkRunValues, checkSetOnce } from '../../model/settings/variables';
import { checkSecrets, SecretRef } from '../secrets/secret-ref';
import { Trigger } from '../triggers/trigger';

/** A job of the team's own commands. */
export interface ShellJobProps extends PipelineJobProps {
  /**
   * Commands of bash, which run in one shell and stop at the first that fails, also inside a pipe.
   * They may not hold `${{`: read run-time values from the environment.
   */
  readonly commands: string[];
  /**
   * What starts the job.
   * @default - a push to any branch
   */
  readonly triggers?: Trigger[];
  /**
   * Plain values for the commands, by variable: capital letters, digits and `_`.
   * @default - none
   */
  readonly env?: Record<string, string>;
  /**
   * Values that are known only when the job runs, by the variable that the commands read.
   * @default - none
   */
  readonly runValues?: Record<string, RunValue>;
  /**
   * Secrets for the commands, by the variable that they read.
   * @default - none
   */
  readonly secrets?: Record<string, SecretRef>;
  /**
   * The language that the commands need.
   * @default JobRuntime.python('3.12')
   */
  readonly runtime?: JobRuntime;
  /**
   * What is kept for the next run, such as `JobCache.pip({ keyFiles: ['requirements.txt'] })`.
   * @default - nothing is kept
   */
  readonly cache?: JobCache;
  /**
   * A file that the commands write, with the results of tests as JUnit XML, below the folder `test-results`.
   * @default - none
   */
  readonly testReport?: string;
  /**
   * Tokens that say who the job is, for services that trust the CI service (OpenID Connect): whom each is for, by the variable that the
   * commands read. Such as `{ AWS_TOKEN: 'sts.amazonaws.com' }`.
   * @default - none
   */
  readonly idTokens?: Record<string, string>;
}

const PROPERTIES: PropertyNames<ShellJobProps> = {
  ...PipelineJob._PROPERTIES,
  commands: true,
  triggers: true,
  env: true,
  runValues: true,
  secrets: true,
  runtime: true,
  cache: true,
  testReport: true,
  idTokens: true,
};

/**
 * Runs any commands, on all four providers alike. Time-out: 60 minutes unless set. A job with secrets or id tokens does not run for a pull
 * request from a fork, which gets none.
 */
export class ShellJob extends PipelineJob {
  private readonly content: JobContent;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: ShellJobProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === ShellJob ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props));
    const commands = checkCommands(props.commands);
    const triggers = Trigger._check('triggers', props.triggers ?? [Trigger.push()]);
    const env = checkEnv(props.env ?? {});
    const runValues = checkRunValues(props.runValues ?? {}, triggers.map((trigger) => trigger._kind));
    const secrets = checkSecrets(props.secrets ?? {});
    const idTokens = checkIdTokens(props.idTokens ?? {});
    checkSetOnce({
      env: Object.keys(env),
      runValues: Object.keys(runValues),
      secrets: variablesOf(secrets),
      idTokens: variablesOf(idTokens),
      inputs: triggers.flatMap(({ _inputs }) => _inputs),
    });
    const runtime = checkRuntime(props.runtime ?? JobRuntime.python());
    this.content = {
      triggers,
      tool: runtime._toModel(),
      defaultTimeout: Duration.minutes(60),
      env: () => ({ ...env, ...runValues }),
      steps: [{ kind: 'commands', name: 'Run the commands', commands, secrets }],
      assets: [],
      // a fork gets neither
      forks: secrets.length > 0 || idTokens.length > 0 ? 'skip' : 'run',
      reports: props.testReport === undefined ? undefined : { junit: checkTestReport(props.testReport) },
      cache: checkCache(props.cache, runtime),
      idTokens,
    };
  }

  /** @internal */
  protected _content(): JobContent {
    return this.content;
  }
}

function checkRuntime(runtime: JobRuntime): JobRuntime {
  if (!(runtime instanceof JobRuntime)) throw wrongType('runtime', runtime, "a runtime, such as `JobRuntime.python('3.12')`");
  return runtime;
}

/** One of the services finds reports by the name of their folder. */
function checkTestReport(path: string): string {
  checkRelativePath('testReport', path);
  if (!/^test-results\/[\w./-]+\.xml$/.test(path)) {
    throw invalid('testReport', path, 'must lie below "test-results", end with ".xml", and hold only letters, digits and . _ - /', 'give one such as "test-results/tests.xml"');
  }
  return path;
}

function variablesOf(list: readonly { readonly variable: string }[]): string[] {
  return list.map(({ variable }) => variable);
}
