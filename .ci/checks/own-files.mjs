// The project's own generated files (package.json, tasks, API.md …) are what its definition says, and jsii has nothing to warn of.
import assert from 'node:assert/strict';
import { run } from '../support/command.mjs';
import { copyWithPackages } from '../support/copy.mjs';

const copy = await copyWithPackages('own-files');
await run('npx', ['--no-install', 'projen'], { cwd: copy });
await run('npx', ['--no-install', 'projen', 'pre-compile'], { cwd: copy });
await run('npx', ['--no-install', 'jsii', '--silence-warnings=reserved-word', '--fail-on-warnings'], { cwd: copy });
await run('npx', ['--no-install', 'projen', 'post-compile'], { cwd: copy });

const { stdout } = await run('git', ['status', '--porcelain'], { cwd: copy });
if (stdout) await run('git', ['diff'], { cwd: copy });
assert.equal(stdout, '', 'files that are not what the project generates');
