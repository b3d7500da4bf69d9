import * as fs from 'node:fs';
import * as path from 'node:path';
import { defineConfig } from 'vitest/config';

/** What starts processes or talks to sockets, and so waits more than it computes. */
const WAITING = /from '(?:node:)?(?:child_process|http|https|net|tls|worker_threads)'/;

/** Whether a file, or anything of the house that it imports, matches. */
function reaches(file: string, pattern: RegExp, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const text = fs.readFileSync(file, 'utf8');
  if (pattern.test(text)) return true;
  return [...text.matchAll(/from '(\.[^']*)'/g)].some(([, place]) => {
    const target = path.join(path.dirname(file), place);
    const found = [`${target}.ts`, path.join(target, 'index.ts')].find((candidate) => fs.existsSync(candidate));
    return found !== undefined && reaches(found, pattern, seen);
  });
}

const tests = filesBelow('test');
const measuring = tests.filter((file) => /process\.cpuUsage/.test(fs.readFileSync(file, 'utf8')));
const waiting = tests.filter((file) => reaches(file, WAITING) && !measuring.includes(file));
const computing = tests.filter((file) => !waiting.includes(file) && !measuring.includes(file));

function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(place);
    return entry.name.endsWith('.test.ts') ? [place] : [];
  });
}

/** One for each core, unless other suites run beside this one. */
const WORKERS = Number(process.env.TEST_WORKERS ?? 2);

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // tests that run side by side in a file wait for processes, so there may be more of them than cores
    maxConcurrency: 12,
    projects: [
      // they share what they import: most of their time would go into that
      { extends: true, test: { name: 'computing', include: computing, pool: 'threads', isolate: false, maxWorkers: WORKERS, sequence: { groupOrder: 0 } } },
      { extends: true, test: { name: 'waiting', include: waiting, pool: 'threads', maxWorkers: WORKERS, sequence: { groupOrder: 1 } } },
      // the processor time of a process is that of all its threads
      { extends: true, test: { name: 'measuring', include: measuring, pool: 'forks', maxWorkers: WORKERS, sequence: { groupOrder: 1 } } },
    ],
  },
});
