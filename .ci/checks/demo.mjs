// The command that README gives to someone who only wants to look, in a fresh clone, on a machine without Python.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from '../support/command.mjs';
import { freshCopy } from '../support/copy.mjs';
import { scratch } from '../support/environment.mjs';

const absent = path.join(scratch, 'demo-absent');
fs.mkdirSync(absent);
for (const program of ['python', 'python3', 'pip']) fs.writeFileSync(path.join(absent, program), '#!/bin/sh\nexit 127\n', { mode: 0o755 });

// the demo leaves its folder behind, for a person to look at
await run('npm', ['run', 'demo'], { cwd: await freshCopy('demo'), env: { TMPDIR: scratch }, path: [absent] });
