// `npm run bench`: builds what is missing, then each benchmark, one after the other.
import { setUp } from '../scripts/set-up.mjs';

setUp();
await import('./synth.mjs');
await import('./import.mjs');
