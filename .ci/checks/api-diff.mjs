// The public API breaks nothing that was released, unless the version says so.
import { run } from '../support/command.mjs';
import { root } from '../support/environment.mjs';

const { stdout } = await run('node', ['scripts/api-diff.mjs'], { cwd: root });
console.log(`NOTE: ${stdout.trim().split('\n').at(-1)}`);
