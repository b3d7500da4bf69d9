// What the library adds to the import of projen: measured inside fresh processes, after projen is loaded.
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = `
  const start = process.hrtime.bigint(); require('projen');
  const middle = process.hrtime.bigint(); require(${JSON.stringify(root)});
  const end = process.hrtime.bigint();
  console.log(JSON.stringify([Number(middle - start) / 1e6, Number(end - middle) / 1e6]));`;
const runs = Array.from({ length: 25 }, () => JSON.parse(spawnSync(process.execPath, ['-e', source], { cwd: root, encoding: 'utf8' }).stdout));
const [projen, added] = [0, 1].map((index) => median(runs.map((run) => run[index])));
console.log(`import: projen ${projen.toFixed(0)} ms, the library adds ${added.toFixed(1)} ms (target 15 or less)`);
