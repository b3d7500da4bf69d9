// The public API as jsii describes it, beside that of the last release, which `api/released.jsii.gz` records.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as zlib from 'node:zlib';
import { ROOT } from './set-up.mjs';

const RECORD = path.join(ROOT, 'api/released.jsii.gz');

/** The assembly of the last release; undefined before the first one. */
export function releasedApi() {
  return fs.existsSync(RECORD) ? JSON.parse(zlib.gunzipSync(fs.readFileSync(RECORD))) : undefined;
}

/** The assembly that was built. */
export function builtApi() {
  return JSON.parse(fs.readFileSync(path.join(ROOT, '.jsii'), 'utf8'));
}

/** Records the built assembly as that of the next release. README is in it too, and no part of the API. */
export function recordApi(assembly) {
  fs.mkdirSync(path.dirname(RECORD), { recursive: true });
  fs.writeFileSync(RECORD, zlib.gzipSync(JSON.stringify({ ...assembly, readme: undefined }), { level: 9 }));
}

/** What is wrong with the API, in sentences; none: it breaks nothing that its version may not break. */
export function apiProblems({ version, changelog, released, built }) {
  const headings = [...changelog.matchAll(/^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/gm)].map(([, of, date]) => ({ of, date }));
  const last = headings.find(({ date }) => date !== undefined)?.of;
  if (last !== released?.version) return [recordProblem(last, released?.version)];
  if (released === undefined) {
    const others = headings.map(({ of }) => of).filter((of) => of !== version);
    return others.map((of) => `CHANGELOG.md: [${of}] stands beside the first version, ${version}, and has no date: date it and run \`npm run api:record\`, or take it out`);
  }
  if (mayBreak(released.version, version)) return [];
  return incompatibilities(released, built).map((text) => `${text}: version ${version} may not break what ${released.version} has`);
}

/** What a user of `before` can no longer do with `after`, as jsii-diff says it. */
export function incompatibilities(before, after) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'projen-dbt-pipelines-api-'));
  try {
    const [one, other] = [before, after].map((assembly, index) => packageOf(path.join(folder, String(index)), assembly));
    const program = path.join(ROOT, 'node_modules/jsii-diff/bin/jsii-diff');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, one, other], { cwd: ROOT, encoding: 'utf8' });
    const found = `${stdout}${stderr}`.split('\n').filter((line) => /^err\s+- /.test(line)).map((line) => line.replace(/^err\s+- /, ''));
    // a program that could not compare has not found the two to be the same
    if (status !== 0 && found.length === 0) throw new Error(`jsii-diff ended with ${status}\n${stdout}${stderr}`);
    return found;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function recordProblem(last, recorded) {
  const of = (version) => version ?? 'no version';
  return `CHANGELOG.md dates ${of(last)} as the last release, and api/released.jsii.gz is of ${of(recorded)}: run \`npm run api:record\` in the commit that dates a version`;
}

/** By Semantic Versioning; before 1.0.0 a minor version may. */
function mayBreak(from, to) {
  const [[major, minor], [nextMajor, nextMinor]] = [from, to].map((version) => version.split('.').map(Number));
  return nextMajor > major || (nextMajor === 0 && major === 0 && nextMinor > minor);
}

/** jsii-diff looks for what an assembly depends on beside it. */
function packageOf(folder, assembly) {
  fs.mkdirSync(folder);
  // the fingerprint is that of the file as jsii wrote it
  fs.writeFileSync(path.join(folder, '.jsii'), JSON.stringify({ ...assembly, fingerprint: '*' }));
  fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}
