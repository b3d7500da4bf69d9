import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ROOT } from './markdown';

/** A repository as a dbt team has it after `npm i -D projen constructs projen-dbt-pipelines`, with the library as its sources are now. */
export class TeamRepository {
  readonly folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'team-'));

  constructor() {
    this.write('node_modules/projen-dbt-pipelines/index.js', `module.exports = require(${JSON.stringify(path.join(ROOT, 'src/index.ts'))});\n`);
    this.link('projen', 'constructs');
  }

  /** Makes packages of this repository importable. */
  link(...names: readonly string[]): void {
    for (const name of names) fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(this.folder, 'node_modules', name), 'junction');
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, file), text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** `npx --no dbt-pipelines synth`; what it reports, which is nothing when all is well. */
  synth(...words: readonly string[]): string {
    return this.run('--import', path.join(ROOT, 'node_modules/tsx/dist/loader.mjs'), path.join(ROOT, 'test/docs/synth-process.ts'), ...words);
  }

  /** Runs Node here; what it writes when it fails. */
  run(...words: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: this.folder, encoding: 'utf8' });
    return status === 0 ? '' : `${stdout}${stderr}exit status ${status}`;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
