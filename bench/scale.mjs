// From the definition to the text of all files for all four providers, at 10, 100 and 1,000 jobs, against `yaml` writing the same data.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sideBySide } from './measure.mjs';

const SIZES = [10, 100, 1_000];
const PROVIDERS = ['github', 'gitlab', 'azure', 'bitbucket'];
const require = createRequire(import.meta.url);
const { Project } = require('projen');
const yaml = require('yaml');
const { DbtPipelines, PipelineJob, RunValue, SecretRef, ShellJob, Trigger } = require('..');
const { checkDefinition } = require('../lib/synth/checks');
const { renderDocuments } = require('../lib/synth/render');
const { checkSettings } = require('../lib/synth/settings');
const { stringify } = require('../lib/files/stringify');

/**
 * Jobs of many teams: each on branches of its own, every second after the one before. One pair in ten has paths: of more, 1,000 jobs
 * would be too much for one file of GitLab CI, as the diagnostic `file-too-large` says.
 */
function define(count) {
  const project = new Project({ name: 'scale', outdir: path.join(os.tmpdir(), 'never-written') });
  const pipelines = new DbtPipelines(project, { providers: PROVIDERS });
  let before;
  for (let number = 0; number < count; number += 1) {
    const paths = number % 20 < 2 ? ['models/**', 'seeds/**'] : undefined;
    const triggers = [Trigger.push({ branches: [`team-${number - number % 2}/**`], paths })];
    before = new ShellJob(pipelines, `job-${number}`, {
      commands: ['dbt deps', `dbt build --select tag:team_${number}`], triggers, needs: number % 2 ? [before] : [],
      env: { DBT_TARGET: 'ci', DBT_THREADS: '8' }, runValues: { BRANCH: RunValue.BRANCH }, secrets: { DBT_PASSWORD: SecretRef.named('WAREHOUSE_PASSWORD') },
    });
  }
  const jobs = pipelines.node.findAll().filter((construct) => construct instanceof PipelineJob).map((job) => job._toModel(pipelines));
  return { definition: { path: 'dbt-pipelines', defaultBranch: 'main', jobs }, providers: PROVIDERS, settings: checkSettings({}), changes: [] };
}

function documentsOf(request) {
  const problems = checkDefinition(request);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return renderDocuments(request).map(({ document }) => document);
}

function ours(count) {
  return documentsOf(define(count)).map(({ data, header }) => stringify(data, header));
}

if (process.argv[2] === 'memory') {
  ours(Number(process.argv[3]));
  console.log(process.resourceUsage().maxRSS / 1024);
} else {
  for (const count of SIZES) {
    const documents = documentsOf(define(count));
    const { whole, floor } = sideBySide({
      whole: () => ours(count),
      floor: () => documents.map(({ data }) => yaml.stringify(data, { lineWidth: 0, aliasDuplicateObjects: false })),
    }, count === 1_000 ? 5 : 15, 2);
    const memory = Number(spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'memory', String(count)], { encoding: 'utf8' }).stdout);
    const size = `${String(count).padStart(5)} jobs, ${String(documents.length).padStart(4)} files`;
    console.log(`scale: ${size}: ${whole.toFixed(0).padStart(5)} ms, ${(whole / count).toFixed(2)} ms a job, ratio to yaml ${(whole / floor).toFixed(2)}; peak ${memory.toFixed(0)} MB`);
  }
  console.log('scale: the targets are a ratio of 3 or less, and less than 2,000 ms for 1,000 jobs');
}
