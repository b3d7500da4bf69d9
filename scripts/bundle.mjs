// Bundles the run-and-monitor program into one file that a person can read: `node scripts/bundle.mjs [file]`.
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const outfile = path.resolve(process.argv[2] ?? path.join(root, 'assets', 'run-and-monitor.mjs'));

// esbuild drops all comments but those in the middle of an expression; a comment has its lines for itself in this project
const COMMENT = /^ *(?:\/\/[^\n]*|\/\*\*.*?\*\/)\n/gms;
const withoutComments = {
  name: 'without-comments',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      return { contents: (await fs.readFile(file, 'utf8')).replace(COMMENT, ''), loader: 'ts' };
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
  plugins: [withoutComments],
});
// a tab in place of two spaces makes it smaller, and everybody sees the width of their own; a text must not change by it
const text = program.text
  .replace(/^\/\/ src\/.*\n/gm, '')
  .replaceAll('/* @__PURE__ */ ', '')
  .replace(/^ +/gm, indent => '\t'.repeat(indent.length / 2));
const [before, after] = await Promise.all([program.text, text].map(code => esbuild.transform(code, { minifyWhitespace: true })));
if (before.code !== after.code) throw new Error('the program is another one with tabs: look for a template of several lines');
await fs.mkdir(path.dirname(outfile), { recursive: true });
await fs.writeFile(outfile, text);
