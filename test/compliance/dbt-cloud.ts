import * as fs from 'node:fs';
import * as path from 'node:path';
import { Ended, Machine } from './running';
import { startEmulator, type Emulator } from '../../src/emulator';
import { ProviderId } from '../../src/model/provider-id';
import { PlannedStep } from '../../src/providers/plan';
import { buildProgram } from '../monitor/bundle';

/** A machine that has the program where the pipelines call it, and an emulated dbt Cloud for each use. */
export class DbtCloudMachine {
  static async set(): Promise<DbtCloudMachine> {
    const machine = new Machine();
    const program = await buildProgram();
    const folder = path.join(machine.folder, 'work', '.dbt-pipelines');
    fs.mkdirSync(folder);
    fs.copyFileSync(program.file, path.join(folder, 'run-and-monitor.mjs'));
    await program.remove();
    return new DbtCloudMachine(machine);
  }

  private constructor(private readonly machine: Machine) {}

  remove(): void {
    this.machine.remove();
  }

  async emulated<T>(use: (emulator: Emulator) => Promise<T>): Promise<T> {
    const emulator = await startEmulator({ accountId: '12345', jobs: [{ id: '910', projectId: '678' }], durationMs: 50 });
    try {
      return await use(emulator);
    } finally {
      await emulator.stop();
    }
  }

  /** The step of the job as it stands in the file, run by the shell of the provider, with what the service says beside. */
  run(provider: ProviderId, step: PlannedStep, emulator: Emulator, said: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const environment = { ...step.environment, ...said, DBT_EMULATOR_URL: emulator.url, DBT_POLL_INTERVAL_SECONDS: '0.05' };
    return this.machine.run(provider, { ...step, environment }, { DBT_API_KEY: emulator.token });
  }
}
