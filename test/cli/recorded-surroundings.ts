import { Surroundings } from '../../src/cli/surroundings';

/** Surroundings that keep what a command writes. */
export class RecordedSurroundings implements Surroundings {
  readonly printed: string[] = [];
  readonly reported: string[] = [];
  readonly interrupter = new AbortController();

  constructor(readonly directory: string, readonly environment: NodeJS.ProcessEnv = process.env) {}

  readonly print = (line: string): void => { this.printed.push(line); };
  readonly report = (line: string): void => { this.reported.push(line); };
  readonly interruption = (): AbortSignal => this.interrupter.signal;
  readonly untilIdle = (work: Promise<void>): Promise<void> => work;

  get everything(): string {
    return [...this.printed, ...this.reported].join('\n');
  }
}
