// Bundles the run-and-monitor program into one file that a person can read: `node scripts/bundle.mjs [file]`.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const outfile = path.resolve(process.argv[2] ?? path.join(root, 'assets', 'run-and-monitor.mjs'));

// esbuild drops all comments but those in the middle of an expression; a comment has its lines for itself in this project
const COMMENT = /^ *(?:\/\/[^\n]*|\/\*\*.*?\*\/)\n/gms;

// a reader of the program knows the variables by the names that are documented, which are also shorter than ours
const contract = await fs.readFile(path.join(root, 'src', 'monitor', 'contract.ts'), 'utf8');
const variables = new Map(Array.from(contract.matchAll(/^ {2}([A-Z_]+): '([A-Z_]+)',$/gm), ([, ours, theirs]) => [ours, theirs]));
const named = (source) => source
  .replace(/\$\{Variable\.([A-Z_]+)\}/g, (_, name) => variables.get(name))
  .replace(/\[Variable\.([A-Z_]+)\]:/g, (_, name) => `${variables.get(name)}:`)
  .replace(/\bVariable\.([A-Z_]+)/g, (_, name) => `'${variables.get(name)}'`);

const asWritten = {
  name: 'as-written',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      return { contents: named((await fs.readFile(file, 'utf8')).replace(COMMENT, '')), loader: 'ts' };
    });
  },
};

const { outputFiles: [program] } = await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['src/monitor/cli.ts'],
  outfile,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node16.9',
  format: 'esm',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [asWritten],
});
// esbuild imports a module once more for each file that does, under a name with a number: each gets back the one that its file gave it
const modules = [...new Set(Array.from(program.text.matchAll(/^import \* as .* from "node:(\w+)";$/gm), ([, name]) => name))];
const single = modules.reduce((code, name) => {
  const line = `import * as ${name} from "node:${name}";\n`;
  const [before, ...after] = code.replace(new RegExp(`\\b${name}\\d\\b`, 'g'), name).split(line);
  return before + line + after.join('');
}, program.text);
// and numbers a name within a function that a file has at its top: where the function has no use for that one, it gets back its own
const topNames = Array.from(single.matchAll(/^(?:async )?(?:function|var|import \* as) (\w+)/gm), ([, name]) => name);
const plain = single.split(/^(?=\S)/m).map(part => topNames.reduce((code, name) => {
  const other = new RegExp(`(?<!\\.)\\b${name}\\b(?!:)`);
  return other.test(code) || topNames.includes(`${name}2`) ? code : code.replace(new RegExp(`\\b${name}\\d\\b`, 'g'), name).replaceAll(`${name}: ${name},`, `${name},`);
}, part)).join('');
// what only makes it longer goes: a tab in place of two spaces, of which everybody sees the width of their own, and no semicolon at the end
// of a line where the next one cannot be taken for its rest
const text = plain
  .replace(/^\/\/ src\/.*\n/gm, '')
  .replaceAll('/* @__PURE__ */ ', '')
  .replace(/\((\w+)\) =>/g, '$1 =>')
  .replaceAll('return void 0;', 'return;')
  .replaceAll('for (; ; )', 'for (;;)')
  .replace(/^( +(?:case .*|default):)\n +return/gm, '$1 return')
  .replace(/^( *(?:if|while) \(.*\)) \{\n +(.*;)\n *\}$(?!\n *else)/gm, '$1 $2')
  .replace(/;$(?!\n\s*[([`+\-/*])/gm, '')
  .replace(/^ +/gm, indent => '\t'.repeat(indent.length / 2));
// nothing of that may change what the program does, also not in a template of several lines: bundled once more, both are the same
const [before, after] = await Promise.all([single, text].map(contents => esbuild.build({
  stdin: { contents }, bundle: true, write: false, platform: 'node', format: 'esm', minifyWhitespace: true, minifySyntax: true,
})));
if (before.outputFiles[0].text !== after.outputFiles[0].text) throw new Error('the program is another one after it was made shorter');
await fs.mkdir(path.dirname(outfile), { recursive: true });
await fs.writeFile(outfile, text);
