// Four providers with ours, against one with projen's own GithubWorkflow: the same two jobs, synthesized to disk.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { sideBySide } from './measure.mjs';

process.env.PROJEN_DISABLE_POST = 'true';
const require = createRequire(import.meta.url);
const { github, Project } = require('projen');
const { CiProvider, DbtCloudJobRef, DbtCloudMergeJob, DbtProject, SecretRef, SqlFluffDialect, SqlFluffLint } = require('..');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));

function ours() {
  const project = new DbtProject({ name: 'jaffle-shop', outdir: path.join(folder, 'ours'), providers: Object.values(CiProvider) });
  new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
  new DbtCloudMergeJob(project.pipelines, 'dbt-run-on-merge', {
    job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910'),
    apiKey: SecretRef.named('DBT_API_KEY'),
  });
  project.synth();
}

function projens() {
  const project = new Project({ name: 'jaffle-shop', outdir: path.join(folder, 'projens') });
  const workflows = new github.GitHub(project, { mergify: false, pullRequestLint: false });
  const permissions = { contents: 'read' };
  const lint = workflows.addWorkflow('lint');
  lint.on({ push: { branchesIgnore: ['main'] } });
  lint.addJob('lint', {
    runsOn: ['ubuntu-24.04'], permissions, timeoutMinutes: 15,
    steps: [
      { name: 'Check out', uses: 'actions/checkout@v4' },
      { name: 'Set up Python', uses: 'actions/setup-python@v5', with: { 'python-version': '3.12' } },
      { name: 'Install SQLFluff', run: 'python -m pip install sqlfluff==4.5.0' },
      { name: 'Lint', run: 'sqlfluff lint models --dialect snowflake' },
    ],
  });
  const merge = workflows.addWorkflow('dbt-run-on-merge');
  merge.on({ push: { branches: ['main'] } });
  merge.addJob('dbt-run-on-merge', {
    runsOn: ['ubuntu-24.04'], permissions, timeoutMinutes: 120,
    env: { DBT_URL: 'https://ab123.us1.dbt.com', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910' },
    steps: [
      { name: 'Check out', uses: 'actions/checkout@v4' },
      { name: 'Set up Node.js', uses: 'actions/setup-node@v4', with: { 'node-version': '24' } },
      { name: 'Run', run: 'node .dbt-pipelines/run-and-monitor.mjs', env: { DBT_API_KEY: '${{ secrets.DBT_API_KEY }}' } },
    ],
  });
  project.synth();
}

/** Both synthesize anew each time: what the last round wrote would be compared, not written. */
function fresh(run) {
  return () => {
    fs.rmSync(folder, { recursive: true, force: true });
    run();
  };
}

const { four, one } = sideBySide({ four: fresh(ours), one: fresh(projens) }, 50);
fs.rmSync(folder, { recursive: true, force: true });
console.log(`synth: four providers ${four.toFixed(1)} ms, projen's GithubWorkflow ${one.toFixed(1)} ms, ratio ${(four / one).toFixed(2)} (target 1 or less)`);
