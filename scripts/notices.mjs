// `npm run notices`: writes THIRD-PARTY-NOTICES.txt, the licences of what our package brings along.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './set-up.mjs';

const FILE = path.join(ROOT, 'THIRD-PARTY-NOTICES.txt');
const RULE = `\n${'-'.repeat(80)}\n\n`;
const HEAD = `The npm package of projen-dbt-pipelines holds copies of these packages, and the wheel holds the npm package. Each
has its own licence. The files of jiti hold a compiled copy of Babel, which is under the MIT licence too: https://github.com/babel/babel
`;

/** The text of the file, from the packages as they are installed. */
export function notices() {
  const { bundledDependencies } = manifestIn('');
  return [HEAD, ...bundledDependencies.map(noticeOf)].join(RULE);
}

function noticeOf(name) {
  const { version, license, homepage } = manifestIn(`node_modules/${name}`);
  const text = fs.readFileSync(path.join(ROOT, 'node_modules', name, 'LICENSE'), 'utf8').trim();
  return [`${name} ${version} (${license})`, ...homepage === undefined ? [] : [homepage], '', text, ''].join('\n');
}

function manifestIn(folder) {
  return JSON.parse(fs.readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fs.writeFileSync(FILE, notices());
