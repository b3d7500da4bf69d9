// `npm run release` and `npm run release:dry`: checks that everything says the same of the release, builds what is published, and publishes it
// with trusted publishing and provenance. `--dry` does all but the upload; so does a service whose identity npm and PyPI do not know.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { apiProblems, builtApi, releasedApi } from './public-api.mjs';
import { releaseProblems, trustedService } from './release-rules.mjs';
import { billOf } from './sbom.mjs';
import { fail, ROOT, setUp } from './set-up.mjs';

const isDry = process.argv.includes('--dry');

// what an earlier build left is not part of this one
for (const folder of ['lib', 'assets']) fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
setUp();
refuse(problems());
build();
const service = isDry ? undefined : trustedService(process.env);
if (service === undefined) console.log(`\nnothing was uploaded: ${isDry ? 'this is a dry run' : 'npm and PyPI trust the identity of GitHub Actions and GitLab CI only'}`);
publish(service);

function problems() {
  const read = (file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
  const apiBefore = read('API.md');
  run('the API reference', 'npx', ['--no-install', 'projen', 'docgen']);
  const isApiStale = read('API.md') !== apiBefore;
  fs.writeFileSync(path.join(ROOT, 'API.md'), apiBefore);
  const { version } = JSON.parse(read('package.json'));
  const changelog = read('CHANGELOG.md');
  const [released, built] = [releasedApi(), builtApi()];
  return [...apiProblems({ version, changelog, released, built }), ...releaseProblems({
    version,
    tag: process.env.GITHUB_REF_TYPE === 'tag' ? process.env.GITHUB_REF_NAME : process.env.CI_COMMIT_TAG ?? process.env.BITBUCKET_TAG,
    changelog,
    isApiStale,
    isApiRecorded: released?.version === version && isDeepStrictEqual(released.types, built.types),
    changedFiles: output('git', ['status', '--porcelain', '--untracked-files=no']).split('\n').filter((line) => line !== ''),
    mode: isDry ? 'dry' : 'release',
  })];
}

function refuse(found) {
  if (found.length > 0) fail(`this cannot be released:\n${found.map((problem) => `  - ${problem}`).join('\n')}`);
}

/** The package of npm, the wheel, and the list of what is in them, all below `dist`. */
function build() {
  fs.rmSync(path.join(ROOT, 'dist'), { recursive: true, force: true });
  fs.mkdirSync(path.join(ROOT, 'dist/js'), { recursive: true });
  run('the package of npm', 'npm', ['pack', '--pack-destination', 'dist/js']);
  run('the wheel', 'npx', ['--no-install', 'jsii-pacmak', '--targets', 'python', '--outdir', 'dist', '.']);
  const installed = JSON.parse(output('npm', ['sbom', '--sbom-format', 'cyclonedx']));
  const bill = billOf(installed, JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')));
  fs.writeFileSync(path.join(ROOT, 'dist/sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`the bill of materials: dist/sbom.cdx.json, of ${bill.components.map(({ name, version }) => `${name} ${version}`).join(', ')}`);
}

function publish(service) {
  const [tarball] = fs.readdirSync(path.join(ROOT, 'dist/js'));
  const upload = service === undefined ? ['--dry-run'] : ['--provenance'];
  run('npm publish', 'npm', ['publish', path.join('dist/js', tarball), '--access', 'public', ...upload]);
  if (service === undefined) return;
  run('an environment of Python', 'python3', ['-m', 'venv', 'dist/uploader']);
  run('programs that sign for PyPI and upload', 'dist/uploader/bin/pip', ['install', '--quiet', 'uv==0.11.12', 'pypi-attestations==0.0.30']);
  const files = fs.readdirSync(path.join(ROOT, 'dist/python')).map((file) => `dist/python/${file}`);
  // the attestations stand beside the files, where uv finds them
  run('the provenance for PyPI', 'dist/uploader/bin/pypi-attestations', ['sign', ...files]);
  run('PyPI', 'dist/uploader/bin/uv', ['publish', '--trusted-publishing', 'always', ...files]);
  fs.rmSync(path.join(ROOT, 'dist/uploader'), { recursive: true });
}

function run(what, program, args) {
  console.log(`\n> ${what}`);
  const { status, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env: quiet() });
  if (status !== 0) fail(`${what} failed${error === undefined ? '' : `: ${error.message}`}`);
}

function output(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: quiet() });
  return status === 0 ? stdout : fail(`${program} ${args.join(' ')} failed\n${stderr}`);
}

/** jsii prints a banner on a Node that is near the end of its life. */
function quiet() {
  return { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] };
}
