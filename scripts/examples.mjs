// `npm run examples`: writes the generated files of each example anew. With --check, says which differ and writes nothing.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { copyExample, EXAMPLES, generatedFiles, synth } from './example.mjs';
import { setUp } from './set-up.mjs';

const checks = process.argv.includes('--check');
if (!checks) setUp();
const stale = readdirSync(EXAMPLES).flatMap(checks ? differences : update);
for (const file of stale) console.error(`${file} is not what its definition gives: run \`npm run examples\``);
process.exitCode = stale.length > 0 ? 1 : 0;

function update(name) {
  const [example, folder] = [path.join(EXAMPLES, name), fresh(name)];
  for (const file of generatedFiles(example)) rmSync(path.join(example, file), { force: true });
  for (const file of generatedFiles(folder)) cpSync(path.join(folder, file), path.join(example, file), { force: true });
  rmSync(folder, { recursive: true, force: true });
  return [];
}

function differences(name) {
  const [example, folder] = [path.join(EXAMPLES, name), fresh(name)];
  const files = new Set([...generatedFiles(example), ...generatedFiles(folder)]);
  const stale = [...files].filter((file) => read(example, file) !== read(folder, file)).map((file) => `examples/${name}/${file}`);
  rmSync(folder, { recursive: true, force: true });
  return stale;
}

function fresh(name) {
  const folder = copyExample(name);
  synth(folder);
  return folder;
}

function read(folder, file) {
  return existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), 'utf8') : undefined;
}
