// `npm run demo`: from one definition to four pipelines and a rehearsed push to main, without an account.
import { spawnSync } from 'node:child_process';
import { commandIn, copyExample, filesIn, synth } from './example.mjs';
import { setUp } from './set-up.mjs';

setUp();
const folder = copyExample('jaffle-shop');
const before = new Set(filesIn(folder));
synth(folder);
const written = filesIn(folder).filter((file) => !before.has(file));

console.log('npx --no dbt-pipelines rehearse --event push --branch main\n');
const { status } = spawnSync(process.execPath, [commandIn(folder), 'rehearse', '--event', 'push', '--branch', 'main'], { cwd: folder, stdio: 'inherit' });

console.log(`\nWritten from one .projenrc.ts, in ${folder} (yours to look at and to remove):`);
for (const file of written) console.log(`  ${file}`);
process.exitCode = status === 0 ? 0 : 1;
