import * as childProcess from 'node:child_process';

/** A program that was started. */
export interface StartedProgram {
  readonly ended: Promise<EndedProgram>;
  /** Resolves as soon as the output contains the text. */
  printed(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Stops reading what it prints, as a terminal that is closed does. */
  closeOutput(): void;
}

export interface EndedProgram {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** Starts a bundle with an environment of these variables and nothing else. */
export function startProgram(file: string, environment: Readonly<Record<string, string>>, words: readonly string[] = []): StartedProgram {
  const child = childProcess.spawn(process.execPath, [file, ...words], { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
  const ended = new Promise<EndedProgram>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, lines: stdout.trimEnd().split('\n'), stderr }));
  });
  const printed = (text: string) => new Promise<void>((resolve, reject) => {
    const look = () => stdout.includes(text) && resolve();
    child.stdout.on('data', look);
    child.on('close', () => reject(new Error(`ended without printing '${text}':\n${stdout}${stderr}`)));
    look();
  });
  return { ended, printed, kill: signal => { child.kill(signal); }, closeOutput: () => { child.stdout.destroy(); } };
}
