// The peak of memory over a run of three hours with 100 MB of debug logs: as many looks as the program would take, without the time between.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { startCloud, variablesFor } from './monitor-cloud.mjs';
import { programs, readPeak, withPeak } from './monitor-peers.mjs';

const LOOKS = 700;
const LINES = 1_000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const peakFile = path.join(folder, 'peak');

/** The last thousand lines of the debug log, as the API cuts it: some 143 kB. */
function logAt(look) {
  const line = (number) => `2026-03-01 12:00:00.000000 (Thread-1 (worker)): 12:00:00  On model.jaffle_shop.model_${number}: select ${'x'.repeat(40)}\n`;
  return Array.from({ length: LINES }, (_, index) => line(look * LINES + index)).join('');
}

function resultsAt(look) {
  return `12:00:00  ${look + 1} of ${LOOKS} OK created sql table model analytics.model_${look} ....... [SUCCESS 1 in 0.31s]\n`;
}

function runAt(look) {
  const ended = look >= LOOKS;
  const steps = [{ index: 4, name: 'Invoke dbt with `dbt build`', status: ended ? 10 : 3, logs: resultsAt(look), truncated_debug_logs: logAt(look) }];
  return { status: ended ? 10 : 3, run_steps: steps };
}

/** One answer with the whole log, as `DBT_DEBUG_LOGS=on` asks for, at the end of such a run. */
function wholeAt(look) {
  const ended = look >= 2;
  const debugLog = ended ? logAt(0).repeat(700) : logAt(0);
  return { status: ended ? 10 : 3, run_steps: [{ index: 4, name: 'Invoke dbt with `dbt build`', status: 3, logs: resultsAt(0), debug_logs: debugLog }] };
}

const { 'run-and-monitor': ours, 'guide\'s script': guides } = programs();
await measure('run-and-monitor', ours, runAt);
await measure('run-and-monitor, whole log in one answer', ours, wholeAt, { DBT_DEBUG_LOGS: 'on' });
// it asks for no logs, and dbt Cloud would send none
if (guides !== undefined) await measure('guide\'s script, without logs', guides, (look) => ({ status: look >= LOOKS ? 10 : 3 }));
console.log('memory: the target of run-and-monitor is 60 MB or less');
rmSync(folder, { recursive: true });

async function measure(name, command, run, more = {}) {
  let sent = 0;
  const cloud = await startCloud((look) => {
    const data = run(look);
    sent += JSON.stringify(data).length;
    return data;
  });
  const env = variablesFor(cloud.url, { BENCH_PEAK: peakFile, ...more });
  const [file, ...args] = withPeak(command);
  await new Promise((resolve) => { spawn(file, args, { env, stdio: 'ignore' }).on('close', resolve); });
  await cloud.stop();
  console.log(`memory: ${name}: peak ${readPeak(peakFile).toFixed(0)} MB over ${cloud.requests.length} requests with ${(sent / 1e6).toFixed(0)} MB of answers`);
}
