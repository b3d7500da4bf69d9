// `npm run api:diff`: refuses a change of the public API that the version does not allow.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { apiProblems, builtApi, releasedApi } from './public-api.mjs';
import { fail, ROOT, setUp } from './set-up.mjs';

setUp();
const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const released = releasedApi();
const problems = apiProblems({ version, changelog: fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8'), released, built: builtApi() });
if (problems.length > 0) fail(`the public API:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
console.log(released === undefined ? `nothing to compare: ${version} is the first version, and CHANGELOG.md dates none` : `${version} breaks nothing of ${released.version} that it may not break`);
