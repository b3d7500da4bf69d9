/** What a command may touch of the process it runs in, so that tests can hand it another. */
export interface Surroundings {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Writes one line of the command's result. */
  readonly print: (line: string) => void;
  /** Writes one line about the result: progress, notes, errors. */
  readonly report: (line: string) => void;
  /**
   * Aborts at the first SIGINT or SIGTERM, with the signal's name as reason. From the call on the command ends itself, so
   * only commands that have something to end ask for it.
   */
  readonly interruption: () => AbortSignal;
}

export function surroundingsOf(host: NodeJS.Process): Surroundings {
  return {
    directory: host.cwd(),
    environment: host.env,
    print: (line) => { host.stdout.write(`${line}\n`); },
    report: (line) => { host.stderr.write(`${line}\n`); },
    interruption: () => abortOnSignal(host),
  };
}

function abortOnSignal(host: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) host.on(signal, () => controller.abort(signal));
  return controller.signal;
}
