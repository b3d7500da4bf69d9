// `npm run api:record`: records the public API of the version that is about to be released; API changes are compared with it from then on.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { apiProblems, builtApi, recordApi, releasedApi } from './public-api.mjs';
import { fail, ROOT, setUp } from './set-up.mjs';

setUp();
const built = builtApi();
const released = releasedApi();
// the record that is replaced is compared for the last time
const heading = `## [${built.version}]`;
const changelog = fs.readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
const before = changelog.split('\n').map((line) => line.startsWith(`${heading} - `) && released?.version !== built.version ? heading : line).join('\n');
const problems = apiProblems({ version: built.version, changelog: before, released, built });
if (problems.length > 0) fail(`the public API cannot be recorded:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
recordApi(built);
console.log(`recorded the API of ${built.version} in api/released.jsii.gz: commit it together with the date in CHANGELOG.md`);
