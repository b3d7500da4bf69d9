import { Project } from 'projen';
import { AzureCodeHost, CiProvider, DbtPipelines, Duration, IPipelineJob, JobRuntime, ShellJob, Trigger } from '../src';

const PUSH = Trigger.push({ branches: ['main'] });
const PULL_REQUEST = Trigger.pullRequest({ targetBranches: ['main'] });
const TAG = Trigger.tag({ patterns: ['v*'] });

/** The lines of Node.js that users have, and that are still maintained or were until recently. */
const NODE_VERSIONS = ['20', '22', '24'];

/** What CI checks that needs Node.js and Python, and no Go. */
const CONFORMANCE = ['pack', 'languages', 'oldest-peers', 'newest-peers', 'dbt-project', 'rehearsal', 'own-files', 'demo'];

/** The pipelines of this repository, defined with the library that it makes: it is its first user. */
export function addOwnPipelines(project: Project): void {
  const pipelines = new DbtPipelines(project, { providers: Object.values(CiProvider), azure: { codeHost: AzureCodeHost.GITHUB } });
  const verify = NODE_VERSIONS.map((version) => new ShellJob(pipelines, `verify-node-${version}`, {
    commands: ['npm run verify'],
    triggers: [PUSH, PULL_REQUEST, TAG],
    runtime: JobRuntime.node(version),
    timeout: Duration.minutes(45),
    env: WITHOUT_SCHEMAS,
  }));
  new ShellJob(pipelines, 'pipelines-up-to-date', {
    commands: ['npm ci', 'npx projen', 'git add --intent-to-add .', 'git diff --exit-code'],
    triggers: [PUSH, PULL_REQUEST],
    runtime: JobRuntime.node('24'),
    timeout: Duration.minutes(20),
  });
  new ShellJob(pipelines, 'api-diff', {
    commands: ['npm run api:diff'],
    triggers: [PUSH, PULL_REQUEST],
    runtime: JobRuntime.node('24'),
    timeout: Duration.minutes(20),
  });
  new ShellJob(pipelines, 'conformance', {
    commands: [
      // the image of Node.js has Python without this part of it
      'python3 -c "import ensurepip" || { apt-get update && apt-get install --yes python3-venv; }',
      `CI_ONLY=${CONFORMANCE.join(',')} .ci/run`,
    ],
    triggers: [Trigger.schedule({ cron: '30 3 * * 1-5' }), Trigger.manual()],
    runtime: JobRuntime.node('24'),
    timeout: Duration.minutes(90),
    env: WITHOUT_SCHEMAS,
  });
  addRelease(pipelines, verify);
}

/** The schemas of the vendors are no part of this repository. */
const WITHOUT_SCHEMAS = { DBT_PIPELINES_WITHOUT_SCHEMAS: '1' };

/**
 * A tag publishes, from a service whose identity npm and PyPI trust: GitHub Actions and GitLab CI. On the other two the same job builds and
 * checks all that would be published, and uploads nothing.
 *
 * @see https://docs.npmjs.com/trusted-publishers
 * @see https://docs.pypi.org/trusted-publishers/
 */
function addRelease(pipelines: DbtPipelines, needs: IPipelineJob[]): void {
  new ShellJob(pipelines, 'release', {
    commands: [
      'python3 -c "import ensurepip" || { apt-get update && apt-get install --yes python3-venv; }',
      'npm ci',
      'npm run release',
    ],
    triggers: [TAG],
    needs,
    runtime: JobRuntime.node('24'),
    timeout: Duration.minutes(45),
    artifacts: { paths: ['dist'] },
  });
  // `idTokens` would be refused for Azure Pipelines, which gives none: so each of the two that do is told in its own words
  pipelines.file(CiProvider.GITHUB, 'release').addOverride('jobs.release.permissions', { 'contents': 'read', 'id-token': 'write' });
  pipelines.file(CiProvider.GITLAB).addOverride('release.id_tokens', {
    NPM_ID_TOKEN: { aud: 'npm:registry.npmjs.org' },
    SIGSTORE_ID_TOKEN: { aud: 'sigstore' },
    PYPI_ID_TOKEN: { aud: 'pypi' },
  });
}
