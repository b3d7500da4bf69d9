import * as fs from 'node:fs/promises';
import * as vm from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { unsupportedNode } from '../../src/monitor/main';

let bundle: Bundle;
let source: string;
beforeAll(async () => {
  bundle = await buildProgram();
  source = await fs.readFile(bundle.file, 'utf8');
});
afterAll(async () => bundle.remove());

test('the program is no larger than 120 kB and can be read', () => {
  expect(Buffer.byteLength(source)).toBeLessThanOrEqual(120_000);
  const lines = source.split('\n');
  expect(lines.length).toBeGreaterThan(800);
  expect(Math.max(...lines.map(line => line.length))).toBeLessThan(260);
  expect(source).not.toMatch(/__privateGet|__defProp|__commonJS/);
  // esbuild numbers a name that two files use
  expect(source).not.toMatch(/^(?:async )?function \w+\d\(/m);
});

test('the program imports nothing but modules of Node', () => {
  const imports = Array.from(source.matchAll(/^import .* from "(.*)"$/gm), match => match[1]);
  expect(imports.length).toBeGreaterThan(0);
  for (const name of imports) expect(name).toMatch(/^node:/);
  expect(source).not.toMatch(/\brequire\(|\bimport\(/);
});

test.each(['16.20.2', '18.20.8', '19.9.0'])('Node %s gets one line that says what is needed', version => {
  expect(unsupportedNode(version)).toBe(
    `run-and-monitor needs Node 20 or newer and was started by Node ${version}: choose a newer image or set-up step`);
});

test.each(['20.0.0', '22.11.0', '24.0.0', '100.1.0'])('Node %s will do', version => {
  expect(unsupportedNode(version)).toBeUndefined();
});

test('on an old Node, where nothing newer exists, the program prints that line and ends with 2', async () => {
  const printed: string[] = [];
  const oldProcess = { versions: { node: '16.20.2' }, exitCode: 0 };
  // only what every Node has: touching fetch, AbortController or performance would throw
  const context = vm.createContext({ process: oldProcess, console: { log: (line: string) => printed.push(line) } });
  vm.runInContext(source.replace(/^import .* from ".*"$/gm, ''), context);
  await Promise.resolve();
  expect(printed).toEqual([unsupportedNode('16.20.2')]);
  expect(oldProcess.exitCode).toBe(2);
});
