// The command that README gives to someone who only wants to look.
import { run } from '../support/command.mjs';
import { root, scratch } from '../support/environment.mjs';

await run('npm', ['run', 'demo'], { cwd: root, env: { TMPDIR: scratch } });
