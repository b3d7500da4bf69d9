import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DbtCloudMergeJob, SqlFluffDialect, SqlFluffLint } from '../../src';
import { foreignFiles } from '../../src/synth/ownership';
import { dbtProject, MERGE, synthesized } from '../support/pipelines';

const SOURCE = path.join(__dirname, '../../src');

/** The programs of the library, which a synthesis does not load. */
const PROGRAMS = /^(?:cli|emulator|monitor)\//;

/** The modules of Node that each file of the synthesis imports. */
const IMPORTS = fs.readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && (!PROGRAMS.test(file) || file === 'monitor/contract.ts'))
  .map((file) => ({ file, modules: [...fs.readFileSync(path.join(SOURCE, file), 'utf8').matchAll(/(?:from|require\(|import\() ?'(?:node:)?(\w+)'/g)].map(([, name]) => name) }));

function filesWith(...modules: readonly string[]): string[] {
  return IMPORTS.filter((entry) => entry.modules.some((name) => modules.includes(name))).map(({ file }) => file).sort();
}

describe('a synthesis is the same on every system', () => {
  test('it starts no process and opens no connection', () => {
    expect(filesWith('child_process', 'worker_threads', 'cluster', 'http', 'https', 'net', 'dgram', 'tls')).toEqual([]);
  });

  test('it asks neither the clock, the machine nor chance', () => {
    expect(filesWith('os', 'crypto', 'process')).toEqual([]);
    const asking = IMPORTS.map(({ file }) => file).filter((file) => /\bprocess\.(?!$)|Math\.random|Date\.now|new Date\b/.test(fs.readFileSync(path.join(SOURCE, file), 'utf8')));
    expect(asking).toEqual([]);
  });

  test('only what looks into the repository and into our package knows the separator of the system', () => {
    expect(filesWith('path', 'fs')).toEqual(['synth/assets.ts', 'synth/default-task.ts', 'synth/index.ts', 'synth/ownership.ts']);
  });

  test('no file that is written holds a backslash or a carriage return, nor a path of this machine', () => {
    const project = dbtProject();
    new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB, paths: ['models/staging', 'snapshots'] });
    new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
    const { '.dbt-pipelines/run-and-monitor.mjs': program, ...files } = synthesized(project);
    for (const [name, text] of Object.entries(files)) {
      expect(text, name).not.toMatch(/\\[^"]|\r/);
      expect(text, name).not.toContain(project.outdir);
    }
    expect(program).not.toContain('\r');
  });

  test('paths of Windows lead to the same files', () => {
    const repository = 'C:\\repository';
    const asked: string[] = [];
    const found = foreignFiles(repository, ['.github/workflows/lint.yml'], {
      join: path.win32.join,
      read: (file) => {
        asked.push(file);
        return undefined;
      },
      isNoFolder: (folder) => {
        asked.push(folder);
        return false;
      },
    });
    expect(found).toEqual([]);
    expect(asked).toEqual(['C:\\repository\\.projen\\files.json', 'C:\\repository\\.github', 'C:\\repository\\.github\\workflows', 'C:\\repository\\.github\\workflows\\lint.yml']);
  });
});
