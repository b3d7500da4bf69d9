// `npm run bench`: builds what is missing, then each benchmark, one after the other.
import * as os from 'node:os';
import { setUp } from '../scripts/set-up.mjs';

setUp();
console.log(`Node ${process.versions.node}, ${os.type()} ${os.release()}, ${os.cpus().length} x ${os.cpus()[0].model.trim()}`);
await import('./synth.mjs');
await import('./scale.mjs');
await import('./import.mjs');
await import('./monitor-start.mjs');
await import('./monitor-memory.mjs');
await import('./monitor-schedule.mjs');
