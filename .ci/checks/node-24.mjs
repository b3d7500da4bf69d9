import { checkNode } from '../support/node-version.mjs';

await checkNode(24);
