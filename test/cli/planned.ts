import { FAKE_PLANNERS } from './fake-planners';
import { folderWith } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import { planCommand } from '../../src/cli/plan';

export interface Planned {
  readonly status: number;
  readonly lines: readonly string[];
}

/** The plan of a repository of these files, which fake planners read. */
export async function planned(files: Readonly<Record<string, string>>, words: readonly string[] = ['--branch', 'main']): Promise<Planned> {
  const surroundings = new RecordedSurroundings(folderWith(files));
  const status = await planCommand(FAKE_PLANNERS).run(words, surroundings);
  return { status, lines: surroundings.printed };
}

/** In what the services differ on a push to main. */
export async function differences(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { lines } = await planned(files, ['--branch', 'main', '--json']);
  return JSON.parse(lines[0]).differences;
}
