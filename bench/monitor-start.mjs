// From the start of the process to its first request, side by side, and what the process takes of memory for a run that ends at once.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { median } from './measure.mjs';
import { startCloud, variablesFor } from './monitor-cloud.mjs';
import { installDbtc, programs, PROGRAM, readPeak, withPeak } from './monitor-peers.mjs';

const ROUNDS = 21;
const WARM_UP = 3;

const dbtc = installDbtc();
const commands = programs(dbtc);
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const peakFile = path.join(folder, 'peak');
const starts = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
const peaks = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));

for (let round = -WARM_UP; round < ROUNDS; round += 1) {
  for (const [name, command] of Object.entries(commands)) {
    const time = await startOf(command);
    const peak = round % 4 === 0 ? await peakOf(command) : undefined;
    if (round >= 0) starts[name].push(time);
    if (round >= 0 && peak !== undefined) peaks[name].push(peak);
  }
}
rmSync(folder, { recursive: true });

const floor = median(starts['bare fetch']);
for (const name of Object.keys(commands)) {
  const start = median(starts[name]);
  const ratio = (start / floor).toFixed(2);
  console.log(`start: ${name.padEnd(16)} first request after ${start.toFixed(0).padStart(4)} ms, ${ratio} of bare fetch; peak ${median(peaks[name]).toFixed(0)} MB`);
}
console.log('start: the target of run-and-monitor is 1.3 of bare fetch or less');
if (dbtc === undefined) console.log('start: dbtc is not here; BENCH_DBTC=1 installs it for the run');
console.log('start: the vendor\'s dbt-cloud-job-action is not compared: it is published as a GitHub action only');
console.log(`size: ${(statSync(PROGRAM).size / 1000).toFixed(1)} kB in one file without dependencies (target 100 kB or less)`);

async function startOf(command) {
  const cloud = await startCloud();
  const start = process.hrtime.bigint();
  await run(command, variablesFor(cloud.url));
  await cloud.stop();
  if (cloud.requests.length === 0) throw new Error(`${command.join(' ')} sent nothing`);
  return Number(cloud.requests[0] - start) / 1e6;
}

async function peakOf(command) {
  const cloud = await startCloud();
  await run(withPeak(command), variablesFor(cloud.url, { BENCH_PEAK: peakFile }));
  await cloud.stop();
  return readPeak(peakFile);
}

function run([command, ...args], env) {
  return new Promise((resolve) => { spawn(command, args, { env, stdio: 'ignore' }).on('close', resolve); });
}
