import { Project } from 'projen';
import { ALL_PROVIDERS, dbtProject, JOB, MERGE } from './pipelines';
import { WRONG_SETTINGS } from './wrong-settings';
import {
  DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, DbtProject, Duration, JobRuntime, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger,
} from '../../src';

/** What a definition may hold that no type-check has seen: the loader does none. */
type Untyped = Record<string, unknown>;

const shellJob = (props: unknown): ShellJob => new ShellJob(dbtProject().pipelines, 'job', props as never);
const mergeJob = (props: Untyped): DbtCloudMergeJob => new DbtCloudMergeJob(dbtProject().pipelines, 'job', { ...MERGE, ...props });
const lint = (props: Untyped): SqlFluffLint =>
  new SqlFluffLint(dbtProject().pipelines, 'job', { dialect: SqlFluffDialect.DUCKDB, ...props });
const commands = (props: Untyped): ShellJob => shellJob({ commands: ['true'], ...props });
const ids = { accountId: '1', projectId: '2', jobId: '3' };
const secret = SecretRef.named('MY_SECRET');

/** A wrong property: what sets it, and the whole message. */
export const WRONG_PROPERTIES: readonly (readonly [string, () => unknown, string])[] = [
  ...WRONG_SETTINGS,

  // the project and its pipelines
  ['a DbtProject without options', () => new DbtProject(undefined as never), 'DbtProject: expected properties between { and }, got undefined'],
  ['an empty name of the project', () => new DbtProject({ name: '', providers: ALL_PROVIDERS }), 'name: "" is empty: fill it in'],
  ['a project name that is a number', () => new DbtProject({ name: 7 as never, providers: ALL_PROVIDERS }), 'name: expected the name of the project, got a number'],
  ['a DbtPipelines without a project', () => new DbtPipelines(undefined as never, { providers: ALL_PROVIDERS }), 'project: expected a projen project, got undefined'],
  ['a DbtPipelines without options', () => new DbtPipelines(new Project({ name: 'plain' }), undefined as never), 'DbtPipelines: expected properties between { and }, got undefined'],
  ['no providers', () => dbtProject({ providers: undefined as never }), 'providers: expected a list (allowed are CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET), got undefined'],
  ['an empty list of providers', () => dbtProject({ providers: [] }), 'providers: [] is empty: name at least one'],
  ['an unknown provider', () => dbtProject({ providers: ['circleci' as never] }), 'providers: "circleci" is not a provider: allowed are CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET'],
  ['a secret as a provider', () => dbtProject({ providers: [secret as never] }), 'providers: a SecretRef is not a provider: allowed are CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET'],
  ['an empty default branch', () => dbtProject({ defaultBranch: '' }), 'defaultBranch: "" is empty: give the whole short name of a branch, such as "main"'],
  ['a default branch with refs/', () => dbtProject({ defaultBranch: 'refs/heads/main' }), 'defaultBranch: "refs/heads/main" begins with "refs/": give the whole short name of a branch, such as "main"'],
  ['an expression as runner', () => dbtProject({ github: { runner: '${{ vars.RUNNER }}' } }), 'github.runner: "${{ vars.RUNNER }}" holds "${{", which GitHub Actions and Azure Pipelines would evaluate: give the name as the provider shows it'],
  ['an empty image', () => dbtProject({ azure: { vmImage: ' ' } }), 'azure.vmImage: " " is empty: fill it in'],
  ['tags that are no list', () => dbtProject({ gitlab: { tags: 'docker' as never } }), 'gitlab.tags: expected a list of tags, got a string'],
  ['settings that are a text', () => dbtProject({ gitlab: '.gitlab/dbt.yml' as never }), 'gitlab: expected properties between { and }, got a string'],
  ['a path with backslashes', () => dbtProject({ gitlab: { path: '.gitlab\\dbt.yml' } }), 'gitlab.path: ".gitlab\\\\dbt.yml" must be relative to the repository, with "/" between its parts and ".yml" at its end: give one such as ".gitlab/dbt-pipelines.yml"'],
  ['a path out of the repository', () => dbtProject({ gitlab: { path: '../dbt.yml' } }), 'gitlab.path: "../dbt.yml" must be relative to the repository, with "/" between its parts and ".yml" at its end: give one such as ".gitlab/dbt-pipelines.yml"'],
  ['a file of a provider that gets none', () => dbtProject({ providers: [ALL_PROVIDERS[0]] }).pipelines.file(ALL_PROVIDERS[1]), 'provider: "gitlab" gets no files: add it to `providers`, which has github'],

  // every job
  ['a job without properties', () => shellJob(undefined), 'job "job": expected properties between { and }, got undefined'],
  ['an id with a dot', () => new ShellJob(dbtProject().pipelines, 'a.b', { commands: ['true'] }), 'id of the job: "a.b" may hold only letters, digits, "-" and "_", and begins with a letter: choose another id, and put what people see into `name`'],
  ['an empty id', () => new ShellJob(dbtProject().pipelines, '', { commands: ['true'] }), 'id of the job: "" may hold only letters, digits, "-" and "_", and begins with a letter: choose another id, and put what people see into `name`'],
  ['an id that begins with a digit', () => new ShellJob(dbtProject().pipelines, '1st', { commands: ['true'] }), 'id of the job: "1st" may hold only letters, digits, "-" and "_", and begins with a letter: choose another id, and put what people see into `name`'],
  ['an id that Windows keeps', () => new ShellJob(dbtProject().pipelines, 'Aux', { commands: ['true'] }), 'id of the job: "Aux" is no file name on Windows: choose another id, and put what people see into `name`'],
  ['an id of 101 letters', () => new ShellJob(dbtProject().pipelines, 'a'.repeat(101), { commands: ['true'] }), `id of the job: "${'a'.repeat(80)}"… (101 characters) has 101 characters, more than the 100 that Azure Pipelines allows: choose another id, and put what people see into \`name\``],
  ['an id that is no text', () => new ShellJob(dbtProject().pipelines, 5 as never, { commands: ['true'] }), 'id of the job: expected a text, such as "lint", got a number'],
  ['a name that is no text', () => commands({ name: 5 }), 'name: expected a text, got a number'],
  ['a secret as a name', () => commands({ name: secret }), 'name: expected a text, got a SecretRef'],
  ['needs that are a job', () => commands({ needs: commands({}) }), 'needs: expected a list of jobs, got a ShellJob'],
  ['a need that is an id', () => commands({ needs: ['lint'] }), 'needs: expected a job, such as the `SqlFluffLint` that you made, got a string'],
  ['a time-out that is a number', () => commands({ timeout: 60 }), 'timeout: expected a duration, such as `Duration.minutes(90)`, got a number'],
  ['a time-out of 7 hours', () => commands({ timeout: Duration.hours(7) }), 'timeout: "420 minutes" is more than the 360 that a hosted machine runs a job: give 6 hours or less'],

  // durations, runtimes, triggers
  ['no minutes', () => Duration.minutes(0), 'Duration.minutes: 0 must come to whole minutes, 1 or more'],
  ['no whole seconds', () => Duration.seconds(0.5), 'Duration.seconds: 0.5 must come to whole seconds, 1 or more'],
  ['a time-out of 90 seconds', () => commands({ timeout: Duration.seconds(90) }), 'timeout: "90 seconds" must come to whole minutes: CI services count in minutes'],
  ['half a minute', () => Duration.minutes(0.5), 'Duration.minutes: 0.5 must come to whole minutes, 1 or more'],
  ['not a number of minutes', () => Duration.minutes(Number.NaN), 'Duration.minutes: NaN must come to whole minutes, 1 or more'],
  ['hours that are a text', () => Duration.hours('1' as never), 'Duration.hours: expected a number, got a string'],
  ['hours that are no whole minutes', () => Duration.hours(0.01), 'Duration.hours: 0.01 must come to whole minutes, 1 or more'],
  ['a Python version that is a number', () => JobRuntime.python(3.1 as never), 'JobRuntime.python: expected a major and minor version in quotes, such as "3.12", got a number'],
  ['a Python version with a patch', () => JobRuntime.python('3.12.1'), 'JobRuntime.python: "3.12.1" must be a major and minor version in quotes, such as "3.12"'],
  ['a Node version that is a range', () => JobRuntime.node('>=20'), 'JobRuntime.node: ">=20" must be a major version in quotes, such as "24"'],
  ['a trigger of a branch instead of options', () => Trigger.push('main' as never), 'Trigger.push: expected properties between { and }, got a string'],
  ['an empty list of branches', () => Trigger.push({ branches: [] }), 'branches: [] is empty: name at least one'],
  ['an empty list of ignored branches', () => Trigger.push({ branchesIgnore: [] }), 'branchesIgnore: [] is empty: name at least one'],

  // the merge job
  ['a job that is an address', () => mergeJob({ job: JOB.url }), 'job: expected a job, such as `DbtCloudJobRef.fromUrl("https://…")`, got a string'],
  ['a key in plain text', () => mergeJob({ apiKey: 'dbtc_plain' }), "apiKey: expected a secret by its name, such as `SecretRef.named('DBT_API_KEY')`, got a string"],
  ['no key', () => mergeJob({ apiKey: undefined }), "apiKey: expected a secret by its name, such as `SecretRef.named('DBT_API_KEY')`, got undefined"],
  ['a branch list where one branch belongs', () => mergeJob({ branch: ['main'] }), 'branch: expected a branch name, got a list'],
  ['an empty branch', () => mergeJob({ branch: '' }), 'branch: "" is empty: give the whole short name of a branch, such as "main"'],
  ['an empty cause', () => mergeJob({ cause: '' }), 'cause: "" is empty: fill it in'],
  ['a cause of 256 characters', () => mergeJob({ cause: '😀'.repeat(256) }), `cause: "${'😀'.repeat(80)}"… (256 characters) has more than 255 characters: shorten it`],
  ['a cause that is an expression', () => mergeJob({ cause: '${{ github.actor }}' }), 'cause: "${{ github.actor }}" holds "${{", which GitHub Actions and Azure Pipelines would evaluate: leave that out'],
  ['a cause that is a secret', () => mergeJob({ cause: secret }), 'cause: expected a text (secrets go into `apiKey`), got a SecretRef'],
  ['a schema with a line break', () => mergeJob({ overrides: { schema: 'a\nb' } }), 'overrides.schema: "a\\nb" holds a line break or another control character: leave that out'],
  ['a git branch that is a commit range', () => mergeJob({ gitBranch: 'a..b' }), 'gitBranch: "a..b" is not a branch name that git accepts: give the whole short name of a branch, such as "main"'],
  ['a misspelt property of a job', () => commands({ trigger: [Trigger.push()] }), 'job "job": "trigger" is not a property: did you mean "triggers"?'],
  ['a misspelt property of a lint job', () => lint({ dailect: SqlFluffDialect.DUCKDB }), 'job "job": "dailect" is not a property: did you mean "dialect"?'],
  ['a misspelt property of a merge job', () => mergeJob({ need: [] }), 'job "job": "need" is not a property: did you mean "needs"?'],
  ['an unknown property of a merge job', () => mergeJob({ retries: 3 }), 'job "job": "retries" is not a property: the properties are name, needs, timeout, runner, concurrency, environment, fetchDepth, continueOnError, artifacts, job, apiKey, cause, overrides, monitor, branch, paths, pathsIgnore, gitBranch, manual'],
  ['a misspelt property of a push', () => Trigger.push({ branch: ['main'] } as never), 'Trigger.push: "branch" is not a property: did you mean "branches"?'],
  ['a misspelt host', () => DbtCloudJobRef.fromIds({ ...ids, hots: 'ab123.us1.dbt.com' } as never), 'DbtCloudJobRef.fromIds: "hots" is not a property: did you mean "host"?'],
  ['a misspelt property of the project', () => dbtProject({ default_branch: 'trunk' } as never), 'DbtProject: "default_branch" is not a property: did you mean "defaultBranch"?'],
  ['a misspelt property of a provider', () => dbtProject({ github: { runners: 'x' } as never }), 'github: "runners" is not a property: did you mean "runner"?'],
  ['a misspelt override', () => mergeJob({ overrides: { thread: 4 } }), 'overrides: "thread" is not a property: did you mean "threads"?'],
  ['a misspelt setting of the monitor', () => mergeJob({ monitor: { polInterval: 4 } }), 'monitor: "polInterval" is not a property: did you mean "pollInterval"?'],
  ['the dbt templater without an adapter', () => lint({ templater: 'dbt' }), 'packages: [] lacks the adapter, without which the dbt templater does not start: add it, such as "dbt-snowflake==1.10.2"'],
  ['a variable that bash keeps', () => commands({ env: { UID: '1' } }), 'name of a variable in `env`: "UID" is a name that the shell or the runner uses itself: choose another name, such as "MY_VARIABLE"'],
  ['overrides that are a text', () => mergeJob({ overrides: 'dbt build' }), 'overrides: expected properties between { and }, got a string'],
  ['no steps', () => mergeJob({ overrides: { steps: [] } }), 'overrides.steps: [] is empty: name at least one'],
  ['steps that are a text', () => mergeJob({ overrides: { steps: 'dbt build' } }), 'overrides.steps: expected a list of dbt commands, got a string'],
  ['an empty step', () => mergeJob({ overrides: { steps: [' '] } }), 'overrides.steps: " " is empty: fill it in'],
  ['no threads', () => mergeJob({ overrides: { threads: 0 } }), 'overrides.threads: 0 must be a whole number, 1 or more'],
  ['threads that are a text', () => mergeJob({ overrides: { threads: '4' } }), 'overrides.threads: expected a number, got a string'],
  ['docs that are a text', () => mergeJob({ overrides: { generateDocs: 'yes' } }), 'overrides.generateDocs: expected true or false, got a string'],
  ['a run of 25 hours', () => mergeJob({ overrides: { timeout: Duration.hours(25) } }), 'overrides.timeout: "90000 seconds" is more than the 86400 that dbt Cloud allows: give 24 hours or less'],
  ['an interval that is a number', () => mergeJob({ monitor: { pollInterval: 30 } }), 'monitor.pollInterval: expected a duration, such as `Duration.seconds(30)`, got a number'],
  ['an unknown action at the deadline', () => mergeJob({ monitor: { onDeadline: 'wait' } }), 'monitor.onDeadline: "wait" is not known: give cancel or leave'],
  ['an unknown action for active runs', () => mergeJob({ monitor: { ifActive: 'cancel' } }), 'monitor.ifActive: "cancel" is not known: give start or wait or reuse'],
  ['a switch that is a text', () => mergeJob({ monitor: { supersede: 'on' } }), 'monitor.supersede: expected true or false, got a string'],
  ['artifacts outside the repository', () => mergeJob({ monitor: { artifactsPath: '../target' } }), 'monitor.artifactsPath: "../target" must be relative to the repository, with "/" between its parts: give one such as "target/dbt-cloud"'],

  // the reference to the job
  ['an empty address', () => DbtCloudJobRef.fromUrl(''), 'DbtCloudJobRef.fromUrl: "" is not an address: copy it from the browser, with https:// in front'],
  ['an address without https', () => DbtCloudJobRef.fromUrl('cloud.getdbt.com/deploy/1/projects/2/jobs/3'), 'DbtCloudJobRef.fromUrl: "cloud.getdbt.com/deploy/1/projects/2/jobs/3" is not an address: copy it from the browser, with https:// in front'],
  ['an address with a password', () => DbtCloudJobRef.fromUrl('https://me:hidden@cloud.getdbt.com/deploy/1/projects/2/jobs/3'), 'DbtCloudJobRef.fromUrl: "cloud.getdbt.com" must be an https:// address without user name and password: copy it from the browser'],
  ['the address of a run', () => DbtCloudJobRef.fromUrl('https://cloud.getdbt.com/deploy/1/projects/2/runs/3'), 'DbtCloudJobRef.fromUrl: "https://cloud.getdbt.com/deploy/1/projects/2/runs/3" is not the address of a dbt Cloud job: open the job in dbt Cloud and copy the address, such as https://cloud.getdbt.com/deploy/12345/projects/678/jobs/910'],
  ['an address with an id of letters', () => DbtCloudJobRef.fromUrl('https://a.b/deploy/1/projects/x/jobs/3'), 'DbtCloudJobRef.fromUrl: "https://a.b/deploy/1/projects/x/jobs/3" is not the address of a dbt Cloud job: open the job in dbt Cloud and copy the address, such as https://cloud.getdbt.com/deploy/12345/projects/678/jobs/910'],
  ['an address that is no text', () => DbtCloudJobRef.fromUrl(5 as never), "DbtCloudJobRef.fromUrl: expected the address of the job's page as a text, got a number"],
  ['no ids', () => DbtCloudJobRef.fromIds(undefined as never), 'DbtCloudJobRef.fromIds: expected properties between { and }, got undefined'],
  ['an id that is a number', () => DbtCloudJobRef.fromIds({ ...ids, jobId: 910 as never }), 'jobId: expected a text of digits in quotes, such as "12345", got a number'],
  ['an id with a letter', () => DbtCloudJobRef.fromIds({ ...ids, accountId: '12a' }), 'accountId: "12a" must be made of digits only, such as "12345"'],
  ['an id with foreign digits', () => DbtCloudJobRef.fromIds({ ...ids, projectId: '１２' }), 'projectId: "１２" must be made of digits only, such as "12345"'],
  ['an id that is missing', () => DbtCloudJobRef.fromIds({ accountId: '1', projectId: '2' } as never), 'jobId: expected a text of digits in quotes, such as "12345", got undefined'],
  ['a host with a path', () => DbtCloudJobRef.fromIds({ ...ids, host: 'a.b/c' }), 'host: "a.b/c" must be a host name: give the access address of the account, such as "ab123.us1.dbt.com"'],
  ['a host that is not encrypted', () => DbtCloudJobRef.fromIds({ ...ids, host: 'http://a.b' }), 'host: "http://a.b" must be a host name: give the access address of the account, such as "ab123.us1.dbt.com"'],

  // the lint job
  ['a dialect by its name', () => lint({ dialect: 'snowflake' }), 'dialect: expected a dialect, such as `SqlFluffDialect.SNOWFLAKE`, got a string'],
  ['a dialect without a name', () => SqlFluffDialect.of(undefined as never), 'SqlFluffDialect.of: expected the name of a dialect, such as "snowflake", got undefined'],
  ['a dialect in capitals', () => SqlFluffDialect.of('Snowflake'), 'SqlFluffDialect.of: "Snowflake" must be made of small letters, digits and "_", as `sqlfluff dialects` prints it'],
  ['paths that are a text', () => lint({ paths: 'models' }), 'paths: expected a list of folders and files, got a string'],
  ['no paths', () => lint({ paths: [] }), 'paths: [] is empty: name at least one'],
  ['a path that is an option', () => lint({ paths: ['--help'] }), 'paths: "--help" begins with "-" and would be read as an option: put "./" in front, if it is a path'],
  ['a path with a command in it', () => lint({ paths: ['$(id)'] }), 'paths: "$(id)" holds "$(" or begins with "$[", which Azure Pipelines would replace: rename it'],
  ['rules that are a text', () => lint({ rules: 'LT01,LT02' }), 'rules: expected a list of rules, got a string'],
  ['a rule with a comma', () => lint({ excludeRules: ['LT01,LT02'] }), 'excludeRules: "LT01,LT02" is not a rule: give codes, names or groups, such as "LT01" or "capitalisation"'],
  ['a version that is a number', () => lint({ version: 3.1 }), 'version: expected an exact version, such as "4.5.0", got a number'],
  ['a version that is a range', () => lint({ version: '>=3' }), 'version: ">=3" must be an exact version, such as "4.5.0"'],
  ['an unknown templater', () => lint({ templater: 'mustache' }), 'templater: "mustache" is not a templater: choose one of jinja, dbt, python, placeholder, raw'],
  ['an empty configuration file', () => lint({ config: '' }), 'config: "" is empty: fill it in'],
  ['packages that are a text', () => lint({ packages: 'dbt-duckdb' }), 'packages: expected a list of Python packages, got a string'],
  ['a Python version of the lint that is a number', () => lint({ pythonVersion: 3.1 }), 'pythonVersion: expected a major and minor version in quotes, such as "3.12", got a number'],
  ['no triggers of the lint', () => lint({ triggers: [] }), 'triggers: [] is empty: name at least one'],

  // the job of one's own commands
  ['commands that are a text', () => shellJob({ commands: 'dbt build' }), 'commands: expected a list of commands, got a string'],
  ['no commands', () => shellJob({ commands: [] }), 'commands: [] is empty: name at least one'],
  ['an empty command', () => shellJob({ commands: [''] }), 'commands: "" is empty: fill it in'],
  ['a secret as a command', () => shellJob({ commands: [secret] }), 'commands: expected a command as a text (secrets go into `secrets`), got a SecretRef'],
  ['an expression in a command', () => shellJob({ commands: ['echo ${{ github.actor }}'] }), 'commands: "echo ${{ github.actor }}" holds "${{", which GitHub Actions and Azure Pipelines would evaluate: read run-time values from environment variables'],
  ['a command with a carriage return', () => shellJob({ commands: ['a\rb'] }), 'commands: "a\\rb" holds a control character other than a tab or a line break: read run-time values from environment variables'],
  ['triggers that are a trigger', () => commands({ triggers: Trigger.push() }), 'triggers: expected a list of triggers, such as `[Trigger.push()]`, got a Trigger'],
  ['a trigger that is a branch', () => commands({ triggers: ['main'] }), 'triggers: expected a trigger, such as `Trigger.push()`, got a string'],
  ['a runtime that is a text', () => commands({ runtime: 'python' }), "runtime: expected a runtime, such as `JobRuntime.python('3.12')`, got a string"],
  ['variables that are a list', () => commands({ env: ['A=1'] }), 'env: expected properties between { and }, got a list'],
  ['a value that is a number', () => commands({ env: { LEVEL: 1 } }), 'env "LEVEL": expected a text (numbers in quotes, secrets in `secrets`), got a number'],
  ['a value that is a secret', () => commands({ env: { KEY: secret } }), 'env "KEY": expected a text (numbers in quotes, secrets in `secrets`), got a SecretRef'],
  ['a value with an expression', () => commands({ env: { KEY: '$(KEY)' } }), 'env "KEY": "$(KEY)" holds "$(" or begins with "$[", which Azure Pipelines would replace: let a command make the value'],
  ['a variable in small letters', () => commands({ env: { key: '1' } }), 'name of a variable in `env`: "key" may hold only capital letters, digits and "_", and begins with a letter: choose another name, such as "MY_VARIABLE"'],
  ['a variable of the shell', () => commands({ env: { PATH: '/bin' } }), 'name of a variable in `env`: "PATH" is a name that the shell or the runner uses itself: choose another name, such as "MY_VARIABLE"'],
  ['a secret in plain text', () => commands({ secrets: { KEY: 'hush' } }), "secrets \"KEY\": expected a secret by its name, such as `SecretRef.named('MY_SECRET')`, got a string"],
  ['a secret under a name of the runner', () => commands({ secrets: { GITHUB_TOKEN: secret } }), 'name of a variable in `secrets`: "GITHUB_TOKEN" begins with GITHUB_, and GitHub Actions keeps such names for itself: choose another name, such as "MY_VARIABLE"'],

  // secrets
  ['a secret whose name is no text', () => SecretRef.named(undefined as never), 'SecretRef.named: expected the name of a secret, got undefined'],
  ['a secret in small letters', () => SecretRef.named('dbt_api_key'), 'SecretRef.named: "dbt_api_key" may hold only capital letters, digits and "_", and begins with a letter: choose another name, such as "DBT_API_KEY"'],
  ['a secret that begins with SECRET', () => SecretRef.named('SECRET_KEY'), 'SecretRef.named: "SECRET_KEY" begins with SECRET, and Azure Pipelines never hands such a variable to a script: choose another name, such as "DBT_API_KEY"'],
  ['the value of a secret', () => SecretRef.named('0123456789abcdef0123456789abcdef01234567'), 'SecretRef.named: this name may hold only capital letters, digits and "_", and begins with a letter: give the name of the secret, never its value'],
];
