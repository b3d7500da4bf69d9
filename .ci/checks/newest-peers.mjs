// The suite against the newest projen and constructs; `verify` runs it against the oldest, which are the ones in package.json.
import { run } from '../support/command.mjs';
import { copyWithPackages } from '../support/copy.mjs';
import { schemas } from '../support/environment.mjs';
import { installedVersion } from '../support/npm.mjs';

const copy = await copyWithPackages('newest-peers');
await run('npm', ['install', '--no-save', 'projen@latest', 'constructs@latest'], { cwd: copy });
await run('npx', ['--no-install', 'projen', 'pre-compile'], { cwd: copy });
await run('npx', ['--no-install', 'projen', 'compile'], { cwd: copy });
await run('npx', ['--no-install', 'vitest', 'run', '--maxWorkers=1'], { cwd: copy, env: { DBT_PIPELINES_SCHEMAS: schemas } });

console.log(`NOTE: projen ${installedVersion(copy, 'projen')}, constructs ${installedVersion(copy, 'constructs')}`);
