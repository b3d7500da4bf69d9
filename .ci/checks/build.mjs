// What all checks need: packages, the monitor's bundle and the compiled library.
import { setUp } from '../../scripts/set-up.mjs';

setUp();
