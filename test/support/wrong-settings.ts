import { dbtProject, MERGE } from './pipelines';
import {
  AzureCodeHost, AzureSecretStore, CiProvider, Concurrency, DbtCloudJob, DbtCloudMergeJob, DbtCloudPullRequestJob, GitLabSecretStore, JobCache,
  JobRuntime, ManualInput, RunValue, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger,
} from '../../src';

type Untyped = Record<string, unknown>;

const commands = (props: Untyped): ShellJob => new ShellJob(dbtProject().pipelines, 'job', { commands: ['true'], ...props });
const lint = (props: Untyped): SqlFluffLint => new SqlFluffLint(dbtProject().pipelines, 'job', { dialect: SqlFluffDialect.DUCKDB, ...props });
const mergeJob = (props: Untyped): DbtCloudMergeJob => new DbtCloudMergeJob(dbtProject().pipelines, 'job', { ...MERGE, ...props });
const pullRequestJob = (props: Untyped): DbtCloudPullRequestJob => new DbtCloudPullRequestJob(dbtProject().pipelines, 'job', { ...MERGE, ...props });
const dbtCloudJob = (props: Untyped): DbtCloudJob => new DbtCloudJob(dbtProject().pipelines, 'job', { ...MERGE, ...props } as never);
const secret = SecretRef.named('MY_SECRET');
const inputs = (count: number): ManualInput[] => Array.from({ length: count }, (_, index) => ManualInput.named(`A${index}`));
const vault = { audience: 'https://vault.example.com', path: 'dbt', field: 'key' };

/** Wrong triggers, settings of a job and secrets: what sets each, and the whole message. */
export const WRONG_SETTINGS: readonly (readonly [string, () => unknown, string])[] = [
  // triggers
  ['a branch and its exclusion', () => Trigger.push({ branches: ['b'], branchesIgnore: ['b'] }), 'branchesIgnore: ["b"] leaves nothing of `branches`, so nothing would ever start the job: leave out less'],
  ['branches that are a text', () => Trigger.push({ branches: 'main' as never }), 'branches: expected a list of names and patterns, got a string'],
  ['a branch in a pattern of another tool', () => Trigger.push({ branches: ['{a,b}'] }), 'branches: "{a,b}" holds "{", which the four providers read differently: only "*" and "**" stand for other text: give names such as "main" and patterns such as "release/**"'],
  ['a branch that is a secret', () => Trigger.push({ branches: [secret as never] }), 'branches: expected a name or a pattern, got a SecretRef'],
  ['no tags', () => Trigger.tag({ patterns: [] }), 'patterns: [] is empty: name at least one'],
  ['a tag trigger without options', () => Trigger.tag(undefined as never), 'Trigger.tag: expected properties between { and }, got undefined'],
  ['a path from the root', () => Trigger.push({ paths: ['/models/**'] }), 'paths: "/models/**" begins with "/", and paths are relative to the repository: give paths such as "dbt_project.yml" and patterns such as "models/**"'],
  ['a folder as a path', () => Trigger.pullRequest({ paths: ['models/'] }), 'paths: "models/" ends with "/": write "/**" for all files of a folder: give paths such as "dbt_project.yml" and patterns such as "models/**"'],
  ['drafts that are a text', () => Trigger.pullRequest({ drafts: 'no' as never }), 'drafts: expected true or false, got a string'],
  ['a misspelt property of a pull request', () => Trigger.pullRequest({ branches: ['main'] } as never), 'Trigger.pullRequest: "branches" is not a property: the properties are targetBranches, paths, pathsIgnore, drafts'],
  ['a misspelt property of a schedule', () => Trigger.schedule({ cron: '0 5 * * *', branches: ['main'] } as never), 'Trigger.schedule: "branches" is not a property: did you mean "branch"?'],
  ['a time that is a number', () => Trigger.schedule({ cron: 5 as never }), 'cron: expected the five fields as one text, such as "30 5 * * 1-5", got a number'],
  ['a time by name', () => Trigger.schedule({ cron: '@daily' }), 'cron: "@daily" must have five fields with one space between: minute, hour, day of the month, month, day of the week: give one such as "30 5 * * 1-5"'],
  ['a time every minute', () => Trigger.schedule({ cron: '* * * * *' }), 'cron: "* * * * *" comes more often than every 5 minutes, the least that GitHub Actions allows: give one such as "30 5 * * 1-5"'],
  ['a schedule on a pattern', () => Trigger.schedule({ cron: '0 5 * * *', branch: 'release/*' }), 'branch: "release/*" holds a pattern, and only whole names are allowed: give the whole short name of a branch, such as "main"'],
  ['inputs that are texts', () => Trigger.manual({ inputs: ['FULL'] as never }), "inputs: expected an input, such as `ManualInput.named('FULL_REFRESH')`, got a string"],
  ['inputs that are an input', () => Trigger.manual({ inputs: ManualInput.named('A') as never }), 'inputs: expected a list of inputs, got a ManualInput'],
  ['two inputs of one name', () => Trigger.manual({ inputs: [ManualInput.named('A'), ManualInput.named('A', { default: '1' })] }), 'inputs: "A" is there twice: give one of the two another name'],
  ['more inputs than a form takes', () => Trigger.manual({ inputs: inputs(11) }), 'inputs: 11 are more than the 10 that GitHub Actions takes: leave some out, or let one hold several values'],
  ['two starts by hand', () => commands({ triggers: [Trigger.manual(), Trigger.manual()] }), 'triggers: `Trigger.manual` is there twice, and a job has one form: give all inputs to one'],
  ['an input in small letters', () => ManualInput.named('full'), 'ManualInput.named: "full" may hold only capital letters, digits and "_", and begins with a letter: choose another name, such as "FULL_REFRESH"'],
  ['the input that GitLab needs', () => ManualInput.named('DBT_PIPELINE'), 'ManualInput.named: "DBT_PIPELINE" is the field by which a person chooses what to start on GitLab CI: choose another name, such as "FULL_REFRESH"'],
  ['an input that is no text', () => ManualInput.named(1 as never), 'ManualInput.named: expected the name of a variable, got a number'],
  ['a default that is no choice', () => ManualInput.named('A', { options: ['x', 'y'], default: 'z' }), 'default: "z" is none of `options`: give x or y'],
  ['a default that is a number', () => ManualInput.named('A', { default: 1 as never }), 'default: expected a text (numbers in quotes), got a number'],
  ['a default that is code', () => ManualInput.named('A', { default: '${{ x }}' }), 'default: "${{ x }}" holds "${{", which GitHub Actions and Azure Pipelines would evaluate: leave that out'],
  ['a choice that is empty', () => ManualInput.named('A', { options: [''] }), 'options: "" is empty: fill it in'],
  ['a choice of several lines', () => ManualInput.named('A', { options: ['a\nb'] }), 'options: "a\\nb" holds a line break or another control character: leave that out'],

  // what every job has
  ['a runner by its name', () => commands({ runner: 'ubuntu-24.04' }), 'runner: expected properties between { and }, got a string'],
  ['an empty runner', () => commands({ runner: '' }), 'runner: expected properties between { and }, got a string'],
  ['a misspelt property of the runner', () => commands({ runner: { gitHub: 'x' } }), 'runner: "gitHub" is not a property: did you mean "github"?'],
  ['tags of a runner that are a text', () => commands({ runner: { gitlab: 'docker' } }), 'runner.gitlab: expected a list of tags, got a string'],
  ['no labels of a runner', () => commands({ runner: { bitbucket: [] } }), 'runner.bitbucket: [] is empty: name at least one'],
  ['an image and a pool', () => commands({ runner: { azureImage: 'a', azurePool: 'b' } }), 'runner.azurePool: "b" is given beside `azureImage`: give one of the two'],
  ['a queue as a text', () => commands({ concurrency: 'production' }), "concurrency: expected one such as `Concurrency.queue('production')`, got a string"],
  ['a queue in capitals, which GitHub does not tell apart', () => Concurrency.queue('Production'), 'Concurrency.queue: "Production" may hold only 1 to 50 small letters, digits, "-" and "_": give one such as "production"'],
  ['a queue without a name', () => Concurrency.queue(undefined as never), 'Concurrency.queue: expected the name of a group, got undefined'],
  ['an environment with a slash', () => commands({ environment: 'eu/prod' }), 'environment: "eu/prod" may hold only 1 to 100 letters, digits, spaces, "-" and "_", and no space or sign at its beginning: give one such as "production"'],
  ['an environment that ends with a space', () => commands({ environment: 'prod ' }), 'environment: "prod " may hold only 1 to 100 letters, digits, spaces, "-" and "_", and no space or sign at its beginning: give one such as "production"'],
  ['an environment that is no text', () => commands({ environment: true }), 'environment: expected the name of an environment, got a boolean'],
  ['a depth that is a text', () => commands({ fetchDepth: '1' }), 'fetchDepth: expected a number, got a string'],
  ['half a commit', () => commands({ fetchDepth: 0.5 }), 'fetchDepth: 0.5 must be a whole number of commits: give 1 or more, or 0 for all'],
  ['less than no commit', () => commands({ fetchDepth: -1 }), 'fetchDepth: -1 must be a whole number of commits: give 1 or more, or 0 for all'],
  ['a switch that is a number', () => commands({ continueOnError: 1 }), 'continueOnError: expected true or false, got a number'],
  ['artifacts as a path', () => commands({ artifacts: 'target' }), 'artifacts: expected properties between { and }, got a string'],
  ['artifacts without paths', () => commands({ artifacts: {} }), 'artifacts.paths: expected a list of paths and patterns, got undefined'],
  ['artifacts out of the repository', () => commands({ artifacts: { paths: ['../x'] } }), 'artifacts.paths: "../x" holds "." or ".." as a part: give paths such as "dbt_project.yml" and patterns such as "models/**"'],
  ['artifacts with a space in their name', () => commands({ artifacts: { paths: ['x'], name: 'a b' } }), 'artifacts.name: "a b" may hold only 1 to 100 letters, digits, "-" and "_": give one such as "docs"'],
  ['artifacts for a year', () => commands({ artifacts: { paths: ['x'], days: 365 } }), 'artifacts.days: 365 must be a whole number from 1 to 90: give one such as 14'],
  ['artifacts of failed jobs only', () => commands({ artifacts: { paths: ['x'], when: 'failure' } }), 'artifacts.when: "failure" is not known: give success or always'],

  // commands of one's own
  ['an unknown value of the run', () => commands({ runValues: { A: 'actor' } }), 'runValues "A": "actor" is not known: give branch or tag or commit or commitMessage or pullRequestId or sourceBranch or targetBranch or fromFork or event or runUrl or repository'],
  ['a secret as a value of the run', () => commands({ runValues: { A: secret } }), 'runValues "A": expected a value, such as `RunValue.BRANCH`, got a SecretRef'],
  ['the message of a pull request', () => commands({ runValues: { A: RunValue.COMMIT_MESSAGE }, triggers: [Trigger.pullRequest()] }), 'runValues "A": "commitMessage" is not known for a pull request on all four: leave it out of jobs with `Trigger.pullRequest`'],
  ['a variable that is set twice', () => commands({ env: { A: '1' }, runValues: { A: RunValue.BRANCH } }), 'name of a variable in `runValues`: "A" is set by `env` too: choose another name for one of the two'],
  ['a variable that is a field of the form', () => commands({ env: { A: '1' }, triggers: [Trigger.manual({ inputs: [ManualInput.named('A')] })] }), 'name of a variable in `inputs`: "A" is set by `env` too: choose another name for one of the two'],
  ['a variable that is a secret of the same job', () => commands({ runValues: { A: RunValue.BRANCH }, secrets: { A: secret } }), 'name of a variable in `secrets`: "A" is set by `runValues` too: choose another name for one of the two'],
  ['a token without an audience', () => commands({ idTokens: { A: '' } }), 'idTokens "A": "" is empty: fill it in'],
  ['a token for a variable', () => commands({ idTokens: { A: '$AUDIENCE' } }), 'idTokens "A": "$AUDIENCE" may hold only letters, digits and . _ - : / @: give the audience that the service names, such as "sts.amazonaws.com"'],
  ['a report where Bitbucket does not look', () => commands({ testReport: 'out/tests.xml' }), 'testReport: "out/tests.xml" must lie below "test-results", end with ".xml", and hold only letters, digits and . _ - /: give one such as "test-results/tests.xml"'],
  ['a cache by a text', () => commands({ cache: 'requirements.txt' }), "cache: expected a cache, such as `JobCache.pip({ keyFiles: ['requirements.txt'] })`, got a string"],
  ['a cache by a pattern', () => lint({ cache: JobCache.pip({ keyFiles: ['*.txt'] }) }), 'keyFiles: "*.txt" is a pattern, and only whole paths are allowed: give files such as "requirements.txt"'],
  ['a cache by three files', () => commands({ cache: JobCache.pip({ keyFiles: ['a', 'b', 'c'] }) }), 'keyFiles: ["a", "b", "c"] holds more than the 2 files that GitLab CI allows: leave out those that change with another one'],
  ['a cache of pip without Python', () => commands({ cache: JobCache.pip({ keyFiles: ['a'] }), runtime: JobRuntime.node() }), 'cache: `JobCache.pip` is for a job that has Python: set `runtime: JobRuntime.python()`, or leave it out'],

  // jobs of dbt Cloud
  ['a start by hand that is a text', () => mergeJob({ manual: 'yes' }), 'manual: expected true or false, got a string'],
  ['a branch of a merge that is a pattern', () => mergeJob({ branch: 'release/*' }), 'branch: "release/*" holds a pattern, and only whole names are allowed: give the whole short name of a branch, such as "main"'],
  ['a misspelt property of a pull-request job', () => pullRequestJob({ targetBranch: ['main'] }), 'job "job": "targetBranch" is not a property: did you mean "targetBranches"?'],
  ['target branches that are a text', () => pullRequestJob({ targetBranches: 'main' }), 'targetBranches: expected a list of names and patterns, got a string'],
  ['an unknown connection', () => pullRequestJob({ gitConnection: 'bitbucket' }), 'gitConnection: "bitbucket" is not known: give github or gitlab or azure or git_url'],

  ['a job without triggers', () => dbtCloudJob({}), 'triggers: expected a list of triggers, such as `[Trigger.push()]`, got undefined'],
  ['a misspelt property of a dbt Cloud job', () => dbtCloudJob({ triggers: [Trigger.push()], gitBranches: ['main'] }), 'job "job": "gitBranches" is not a property: did you mean "gitBranch"?'],
  ['a branch for a pull request', () => dbtCloudJob({ triggers: [Trigger.pullRequest()], gitBranch: 'main' }), 'gitBranch: "main" is given beside `Trigger.pullRequest`, whose source branch is built: leave it out, or make a second job for the other events'],
  ['a commit for a pull request', () => dbtCloudJob({ triggers: [Trigger.pullRequest()], gitSha: 'a'.repeat(40) }), `gitSha: "${'a'.repeat(40)}" is given beside \`Trigger.pullRequest\`, whose newest commit is built: leave it out, or make a second job for the other events`],
  ['a short hash', () => dbtCloudJob({ triggers: [Trigger.push()], gitSha: 'c0ffee' }), 'gitSha: "c0ffee" is not the full hash of a commit: give 40 characters 0 to 9 and a to f, as `git rev-parse HEAD` prints them'],
  ['a connection without a pull request', () => dbtCloudJob({ triggers: [Trigger.push()], gitConnection: 'github' }), 'gitConnection: "github" is for a job with `Trigger.pullRequest`: leave it out'],

  // providers
  ['an unknown host of the code', () => dbtProject({ azure: { codeHost: 'gitlab' as never } }), `azure.codeHost: "gitlab" is not known: give ${Object.values(AzureCodeHost).join(' or ')}`],
  ['the host of the code where Azure has no say', () => dbtProject({ github: { codeHost: CiProvider.GITHUB } as never }), 'github: "codeHost" is not a property: the properties are runner'],

  // secrets with other names and stores
  ['a misspelt property of a secret', () => SecretRef.named('KEY', { deployment: 'prod' } as never), 'SecretRef.named: "deployment" is not a property: the properties are environment, github, gitlab, azure, bitbucket, gitlabStore, azureStore'],
  ['a secret with a reserved name on GitHub', () => SecretRef.named('KEY', { github: 'GITHUB_TOKEN' }), 'github: "GITHUB_TOKEN" begins with GITHUB_, and GitHub Actions keeps such names for itself: choose another name, such as "DBT_API_KEY"'],
  ['a secret in small letters on GitLab', () => SecretRef.named('KEY', { gitlab: 'dbt_key' }), 'gitlab: "dbt_key" may hold only capital letters, digits and "_", and begins with a letter: choose another name, such as "DBT_API_KEY"'],
  ['a secret with a reserved beginning on Azure', () => SecretRef.named('KEY', { azure: 'SECRET_KEY' }), 'azure: "SECRET_KEY" begins with "SECRET", and Azure Pipelines keeps such names for itself: choose another name, such as "DBT-API-KEY"'],
  ['the value of a secret for Bitbucket', () => SecretRef.named('KEY', { bitbucket: 'dbtc_kq9-Secret' }), 'bitbucket: this name may hold only capital letters, digits and "_", and begins with a letter: give the name of the secret, never its value'],
  ['a name that is no text', () => SecretRef.named('KEY', { github: 5 as never }), 'github: expected the name of a secret, got a number'],
  ['a store as a text', () => SecretRef.named('KEY', { azureStore: 'dbt' as never }), "azureStore: expected a store, such as `AzureSecretStore.variableGroup('dbt')`, got a string"],
  ['a store of the other provider', () => SecretRef.named('KEY', { gitlabStore: AzureSecretStore.variableGroup('dbt') as never }), 'gitlabStore: expected a store, such as `GitLabSecretStore.vault({ … })`, got an AzureSecretStore'],
  ['a name beside a store on GitLab', () => SecretRef.named('KEY', { gitlab: 'OTHER', gitlabStore: GitLabSecretStore.vault(vault) }), 'gitlab: "OTHER" is given beside `gitlabStore`: give one of the two: the store has the name'],
  ['a name that no key vault takes', () => SecretRef.named('DBT_KEY', { azureStore: AzureSecretStore.keyVault({ vault: 'kv-dbt', serviceConnection: 'dbt' }) }), 'azure: "DBT_KEY" may hold only 1 to 127 letters, digits and "-", as Azure Key Vault asks: choose another name, such as "DBT-API-KEY"'],
  ['a variable group without a name', () => AzureSecretStore.variableGroup(''), 'AzureSecretStore.variableGroup: "" is empty: fill it in'],
  ['a key vault by its address', () => AzureSecretStore.keyVault({ vault: 'https://kv-dbt.vault.azure.net', serviceConnection: 'dbt' }), 'vault: "https://kv-dbt.vault.azure.net" must be 3 to 24 letters, digits and single "-", a letter first: give the name of the vault, without its address'],
  ['a key vault without a connection', () => AzureSecretStore.keyVault({ vault: 'kv-dbt' } as never), 'serviceConnection: expected the name of a service connection, got undefined'],
  ['a vault without an audience', () => GitLabSecretStore.vault({ ...vault, audience: undefined as never }), 'audience: expected the audience as a text, got undefined'],
  ['an unknown engine', () => GitLabSecretStore.vault({ ...vault, engineVersion: 'kv-v3' }), 'engineVersion: "kv-v3" is not known: give kv-v1 or kv-v2'],
  ['a path with a variable', () => GitLabSecretStore.vault({ ...vault, path: '$CI_PROJECT_PATH/dbt' }), 'path: "$CI_PROJECT_PATH/dbt" may hold only letters, digits and . _ - : / @ + =: give it as the store shows it'],
  ['a misspelt property of a vault', () => GitLabSecretStore.vault({ ...vault, egnine: 'ops' } as never), 'GitLabSecretStore.vault: "egnine" is not a property: did you mean "engine"?'],
];
