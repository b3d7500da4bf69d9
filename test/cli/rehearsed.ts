import { FAKE_PLANNERS } from './fake-planners';
import { folderWith } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import { rehearseCommand } from '../../src/cli/rehearse';

export interface Rehearsed {
  readonly status: number;
  /** All that was written, by the rehearsal and by the jobs. */
  readonly output: string;
  readonly lines: readonly string[];
  readonly jobs: readonly RehearsedJob[];
}

interface RehearsedJob {
  readonly provider: string;
  readonly job: string;
  readonly result: string;
  readonly exitCode?: number;
}

type Files = Readonly<Record<string, string>>;

/** Rehearses a push to main in a repository of these files. */
export async function rehearsed(files: Files, words: readonly string[] = [], environment = process.env): Promise<Rehearsed> {
  return rehearsedIn(folderWith(files), words, environment);
}

export async function rehearsedIn(folder: string, words: readonly string[] = [], environment = process.env): Promise<Rehearsed> {
  const surroundings = new RecordedSurroundings(folder, environment);
  const status = await rehearseCommand(FAKE_PLANNERS).run(['--branch', 'main', '--json', ...words], surroundings);
  return { status, output: surroundings.everything, lines: surroundings.reported, jobs: JSON.parse(surroundings.printed[0]).jobs };
}

/** What the steps have written. */
export function said({ lines }: Rehearsed): string[] {
  return lines.map((line) => line.replace(/^\[.*?\] /, '')).filter((line) => !/^> |^note: dbt Cloud is emulated/.test(line));
}

/** Key and result of each job. */
export function resultsOf({ jobs }: Rehearsed): [string, string][] {
  return jobs.map(({ job, result }) => [job, result]);
}
