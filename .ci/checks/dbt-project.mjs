// A real dbt project and the packed library, as a dbt team would use them: first synth, later synths, another form, another language,
// a job taken away, a mistake. What the team wrote stays as it was.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { attempt, run } from '../support/command.mjs';
import { dbtInit, dbtRun } from '../support/dbt.mjs';
import { pins, scratch, tarball } from '../support/environment.mjs';
import { installedVersion } from '../support/npm.mjs';
import { pythonWith } from '../support/python.mjs';
import { assertSameFiles, definition, filesBelow, pipelineFilesOf } from '../support/user-project.mjs';

const dbt = await pythonWith('dbt-python', [pins.dbtCore, pins.dbtDuckdb]);

const project = await dbtInit(path.join(scratch, 'dbt-project'), dbt);
await install(project);
const written = stamps(project);
define(project, 'projenrc.ts');
await synthFirst(project);
const files = pipelineFilesOf(project);

await theSecondSynthChangesNothing();
await javaScriptSaysTheSame();
await aJobThatIsGoneTakesItsFilesAlong();
await aMistakeLeavesTheFilesOfTheLastSynth();
await dbtRun(project, dbt);
theTeamsFilesAreAsTheyWere(project, written);

await aProjenProjectWithPackagesOfItsOwn();
console.log(`NOTE: ${Object.keys(files).length} files, projen ${installedVersion(project, 'projen')}, ${pins.dbtCore}`);

async function theSecondSynthChangesNothing() {
  const look = process.getuid() === 0 ? contents : stamps;
  const first = look(project);
  for (const time of ['second', 'third']) {
    await synth(project);
    assertSameFiles(look(project), first, `the ${time} synth changes files`);
  }
}

async function javaScriptSaysTheSame() {
  define(project, 'projenrc.js');
  await synthFirst(project);
  assertSameFiles(pipelineFilesOf(project), files, 'another definition writes other files');
  await synth(project);
  assertSameFiles(pipelineFilesOf(project), files, 'npx projen writes other files');

  define(project, 'projenrc.ts');
  await synthFirst(project);
}

async function aJobThatIsGoneTakesItsFilesAlong() {
  const { name, text } = definition('projenrc.ts');
  const [, lint] = text.match(/^(new SqlFluffLint[\s\S]*?^\}\);\n)/m);
  fs.writeFileSync(path.join(project, name), text.replace(lint, ''));
  await synth(project);
  const left = pipelineFilesOf(project);
  const gone = Object.keys(files).filter(file => !(file in left));
  assert.deepEqual(gone.map(file => path.posix.dirname(file)).sort(), ['.azure-pipelines', '.github/workflows'], 'the files of the lint job stay');
  assert.ok(!Object.values(left).some(text => text.includes('sqlfluff')), 'the lint job is still in a file');

  define(project, 'projenrc.ts');
  await synth(project);
  assertSameFiles(pipelineFilesOf(project), files, 'another definition writes other files');
}

async function aMistakeLeavesTheFilesOfTheLastSynth() {
  const { name, text } = definition('projenrc.ts');
  const before = contents(project);
  for (const [right, wrong] of [
    ['/deploy/12345/', '/deploy/twelve/'],
    ["'DBT_API_KEY'", "'no name'"],
    [/^new (SqlFluffLint|DbtCloudMergeJob)[^]*?^\}\);\n/gm, ''],
    ['project.synth()', 'project.synth('],
  ]) {
    fs.writeFileSync(path.join(project, name), text.replace(right, wrong));
    const { code } = await attempt('npx', ['--no-install', 'projen'], { cwd: project });
    assert.notEqual(code, 0, `it is accepted that ${right} is ${wrong}`);
  }
  define(project, 'projenrc.ts');
  const after = contents(project);
  delete before[name];
  delete after[name];
  assertSameFiles(after, before, 'a mistake changes files');
}

async function aProjenProjectWithPackagesOfItsOwn() {
  const other = await dbtInit(path.join(scratch, 'dbt-project-with-packages'), dbt);
  await run('npm', ['init', '--yes'], { cwd: other });
  await install(other);
  // projen's own project type writes .gitignore; only DbtProject promises to leave it alone
  const { '.gitignore': ignored, ...team } = stamps(other);
  define(other, 'component.ts');
  await synthFirst(other);
  await synth(other);
  assertSameFiles(pipelineFilesOf(other), files, 'DbtPipelines writes other files than DbtProject');
  theTeamsFilesAreAsTheyWere(other, team);
}

async function install(folder) {
  await run('npm', ['install', '--save-dev', 'projen', 'constructs', tarball], { cwd: folder });
}

function define(folder, form) {
  for (const name of ['.projenrc.ts', '.projenrc.js']) fs.rmSync(path.join(folder, name), { force: true });
  const { name, text } = definition(form);
  fs.writeFileSync(path.join(folder, name), text);
}

async function synthFirst(folder) {
  await run('npx', ['--no-install', 'dbt-pipelines', 'synth'], { cwd: folder });
}

async function synth(folder) {
  await run('npx', ['--no-install', 'projen'], { cwd: folder });
}

/** Path to permissions and text, for all files but the installed packages and git's. */
function contents(folder) {
  return table(folder, ({ mode }) => mode.toString(8));
}

/** The same with the time of the last change. projen rewrites its own files when root runs it, because root may write to them. */
function stamps(folder) {
  return table(folder, ({ mode, mtimeMs }) => `${mode.toString(8)} ${mtimeMs}`);
}

function table(folder, describe) {
  const files = filesBelow(folder, '.').map(file => path.posix.normalize(file)).filter(file => !/^(node_modules|\.git)\//.test(file));
  return Object.fromEntries(files.map(file => {
    const full = path.join(folder, file);
    return [file, `${describe(fs.statSync(full))}\n${fs.readFileSync(full, 'utf8')}`];
  }));
}

function theTeamsFilesAreAsTheyWere(folder, written) {
  const now = Object.entries(stamps(folder)).filter(([file]) => file in written);
  assertSameFiles(Object.fromEntries(now), written, 'synth touches what the team wrote');
}
