import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { test as base } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram, type StartedProgram } from './program';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator';

export const TOKEN = 'dbtc_/very+secret=';
export const JOB = { id: '910', projectId: '678' };

/** The program with a dbt Cloud and a folder of its own, so that the tests of a file run side by side. */
export class Stage {
  /** Empty until something is written into it. */
  public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stage-'));
  private readonly emulators: Emulator[] = [];

  public constructor(private readonly bundle: Bundle) {}

  /** The emulator that was started last. */
  public get emulator(): Emulator {
    const [emulator] = this.emulators.slice(-1);
    if (emulator === undefined) throw new Error('no emulator was started');
    return emulator;
  }

  public async emulate(options: EmulatorOptions = {}): Promise<Emulator> {
    const emulator = await startEmulator({ token: TOKEN, accountId: '12345', jobs: [JOB], durationMs: 300, ...options });
    this.emulators.push(emulator);
    return emulator;
  }

  /** Starts the program against the emulator that was started last. */
  public launch(variables: Readonly<Record<string, string>> = {}, args: readonly string[] = []): StartedProgram {
    const { url, token } = this.emulator;
    return startProgram(this.bundle.file, {
      DBT_URL: url,
      DBT_API_KEY: token,
      DBT_ACCOUNT_ID: '12345',
      DBT_PROJECT_ID: '678',
      DBT_PR_JOB_ID: '910',
      DBT_POLL_INTERVAL_SECONDS: '0.05',
      ...variables,
    }, args);
  }

  /** Starts the program against an emulator of its own. */
  public async start(options: EmulatorOptions = {}, variables: Readonly<Record<string, string>> = {}): Promise<StartedProgram> {
    await this.emulate(options);
    return this.launch(variables);
  }

  /** One life of the program against an emulator of its own. */
  public async run(options: EmulatorOptions = {}, variables: Readonly<Record<string, string>> = {}): Promise<EndedProgram> {
    return (await this.start(options, variables)).ended;
  }

  /** What the program wrote into the folder. */
  public written(...names: readonly string[]): string {
    return fs.readFileSync(path.join(this.folder, ...names), 'utf8');
  }

  public async clear(): Promise<void> {
    await Promise.all(this.emulators.map(async emulator => emulator.stop()));
    fs.rmSync(this.folder, { recursive: true });
  }
}

/** The last line that a program printed. */
export function lastLine({ lines }: EndedProgram): string {
  return lines[lines.length - 1];
}

/** Tests with a stage; the program is built once for a file. */
export const test = base.extend<{ readonly bundle: Bundle; readonly stage: Stage }>({
  bundle: [async ({}, use) => {
    const bundle = await buildProgram();
    await use(bundle);
    await bundle.remove();
  }, { scope: 'file' }],
  stage: async ({ bundle }, use) => {
    const stage = new Stage(bundle);
    await use(stage);
    await stage.clear();
  },
});
