import { Construct } from 'constructs';
import { Duration } from './duration';
import { checkCache, JobCache } from './job-cache';
import { JobRuntime } from './job-runtime';
import { JobContent, PipelineJob, PipelineJobProps } from './pipeline-job';
import { SqlFluffDialect } from './sqlfluff-dialect';
import { SqlFluffTemplater } from './sqlfluff-templater';
import { Cache } from '../../model/cache';
import { invalid, wrongType } from '../../model/invalid';
import { problemOfValue } from '../../model/plain-value';
import { checkFilledList, checkKnown, checkList, checkProps, checkText, PropertyNames } from '../../model/property';
import { commandLine } from '../../model/shell';
import { DbtPipelines } from '../pipelines/dbt-pipelines';
import { Trigger } from '../triggers/trigger';

/** What to lint, and how. */
export interface SqlFluffLintProps extends PipelineJobProps {
  /** The dialect of the warehouse. */
  readonly dialect: SqlFluffDialect;
  /**
   * Folders and files to lint, relative to the repository.
   * @default ['models']
   */
  readonly paths?: string[];
  /**
   * Only these rules, by code (`LT01`; `L019` in SQLFluff before 2.0), name or group.
   * @default - the rules of the repository's `.sqlfluff`, else all
   */
  readonly rules?: string[];
  /**
   * All rules but these.
   * @default - none is left out
   */
  readonly excludeRules?: string[];
  /**
   * Version of SQLFluff, exactly.
   * @default '4.5.0'
   */
  readonly version?: string;
  /**
   * What turns templates into SQL.
   * @default - what the repository's `.sqlfluff` says, else Jinja
   */
  readonly templater?: SqlFluffTemplater;
  /**
   * More Python packages, as pip takes them; the dbt templater needs the adapter, such as `dbt-snowflake==1.10.2`.
   * @default - none
   */
  readonly packages?: string[];
  /**
   * A configuration file beside those that SQLFluff finds by itself.
   * @default - none
   */
  readonly config?: string;
  /**
   * What starts the job, such as `[Trigger.pullRequest()]`. A lint that a job on the default branch needs takes `[Trigger.push()]`.
   * @default - a push to any branch but the default branch
   */
  readonly triggers?: Trigger[];
  /**
   * What is kept for the next run, such as `JobCache.pip({ keyFiles: ['.sqlfluff'] })`.
   * @default - nothing is kept
   */
  readonly cache?: JobCache;
  /**
   * Major and minor version of Python.
   * @default '3.12'
   */
  readonly pythonVersion?: string;
}

const PROPERTIES: PropertyNames<SqlFluffLintProps> = {
  ...PipelineJob._PROPERTIES,
  dialect: true,
  paths: true,
  rules: true,
  excludeRules: true,
  version: true,
  templater: true,
  packages: true,
  config: true,
  triggers: true,
  cache: true,
  pythonVersion: true,
};

const DEFAULT_VERSION = '4.5.0';

/**
 * Lints the SQL of a dbt project with SQLFluff, and fails when it finds something. Time-out: 15 minutes unless set.
 *
 * @see https://docs.sqlfluff.com/en/stable/reference/cli.html#sqlfluff-lint
 * @see https://docs.getdbt.com/guides/set-up-ci?step=6
 */
export class SqlFluffLint extends PipelineJob {
  private readonly commands: { install: string; lint: string };
  private readonly triggers: readonly Trigger[];
  private readonly runtime: JobRuntime;
  private readonly cache: Cache | undefined;

  /** @throws an error when a property is not allowed, at the line that set it */
  constructor(scope: Construct, id: string, props: SqlFluffLintProps) {
    // a subclass may hand on properties of its own
    super(scope, id, new.target === SqlFluffLint ? checkKnown(`job "${id}"`, props, PROPERTIES) : checkProps(`job "${id}"`, props));
    if (!(props.dialect instanceof SqlFluffDialect)) throw wrongType('dialect', props.dialect, 'a dialect, such as `SqlFluffDialect.SNOWFLAKE`');
    this.runtime = JobRuntime._python('pythonVersion', props.pythonVersion ?? '3.12');
    this.triggers = Trigger._check('triggers', props.triggers ?? [Trigger.push({ branchesIgnore: [DbtPipelines.of(this).defaultBranch] })]);
    this.cache = checkCache(props.cache, this.runtime);
    this.commands = { install: installCommand(props), lint: lintCommand(props) };
  }

  /** @internal */
  protected _content(): JobContent {
    return {
      comment: 'Lints the SQL with SQLFluff.',
      triggers: this.triggers,
      tool: this.runtime._toModel(),
      defaultTimeout: Duration.minutes(15),
      env: () => ({}),
      steps: [
        { kind: 'commands', name: 'Install SQLFluff', commands: [this.commands.install], secrets: [] },
        { kind: 'commands', name: 'Lint', commands: [this.commands.lint], secrets: [] },
      ],
      assets: [],
      forks: 'run',
      cache: this.cache,
    };
  }
}

function installCommand({ version = DEFAULT_VERSION, templater, packages = [] }: SqlFluffLintProps): string {
  checkText('version', version, `an exact version, such as "${DEFAULT_VERSION}"`);
  if (!/^\d+(?:\.\d+)*(?:[a-z]+\d+|\.post\d+)?$/.test(version)) throw invalid('version', version, `must be an exact version, such as "${DEFAULT_VERSION}"`);
  const ofTemplater = templater === SqlFluffTemplater.DBT ? [`sqlfluff-templater-dbt==${version}`] : [];
  if (templater === SqlFluffTemplater.DBT && packages.length === 0) {
    throw invalid('packages', packages, 'lacks the adapter, without which the dbt templater does not start', 'add it, such as "dbt-snowflake==1.10.2"');
  }
  const others = checkList('packages', packages, 'a list of Python packages').map((name) => checkWord('packages', name));
  return commandLine(['python', '-m', 'pip', 'install', `sqlfluff==${version}`, ...ofTemplater, ...others]);
}

function lintCommand({ dialect, paths = ['models'], rules, excludeRules, templater, config }: SqlFluffLintProps): string {
  return commandLine([
    'sqlfluff', 'lint', ...checkFilledList('paths', paths, 'a list of folders and files').map((name) => checkWord('paths', name)),
    '--dialect', dialect.name,
    ...(rules === undefined ? [] : ['--rules', checkRules('rules', rules)]),
    ...(excludeRules === undefined ? [] : ['--exclude-rules', checkRules('excludeRules', excludeRules)]),
    ...(templater === undefined ? [] : ['--templater', checkTemplater(templater)]),
    ...(config === undefined ? [] : ['--config', checkWord('config', config)]),
  ]);
}

function checkTemplater(templater: SqlFluffTemplater): SqlFluffTemplater {
  const known = Object.values(SqlFluffTemplater);
  if (!known.includes(templater)) throw invalid('templater', templater, 'is not a templater', `choose one of ${known.join(', ')}`);
  return templater;
}

function checkRules(property: string, rules: readonly string[]): string {
  for (const rule of checkFilledList(property, rules, 'a list of rules')) {
    if (typeof rule !== 'string') throw wrongType(property, rule, 'a rule, such as "LT01"');
    if (!/^[A-Za-z0-9_.*?-]+$/.test(rule)) throw invalid(property, rule, 'is not a rule', 'give codes, names or groups, such as "LT01" or "capitalisation"');
  }
  return rules.join(',');
}

/** A word of a command line: a leading dash would be read as an option, and no word may be code for a provider. */
function checkWord(property: string, word: string): string {
  checkText(property, word);
  if (word.startsWith('-')) throw invalid(property, word, 'begins with "-" and would be read as an option', 'put "./" in front, if it is a path');
  const problem = problemOfValue(word);
  if (problem) throw invalid(property, word, problem, 'rename it');
  return word;
}
