/** What a command may touch of the process it runs in, so that tests can hand it another. */
export interface Surroundings {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Writes one line of the command's result. */
  readonly print: (line: string) => void;
  /** Writes one line about the result: progress, notes, errors. */
  readonly report: (line: string) => void;
  /**
   * Aborts at the first SIGINT, SIGTERM or SIGHUP, with the signal's name as reason, and with SIGPIPE when nobody reads the
   * output any more. From the call on the command ends itself, so only commands that have something to end ask for it.
   */
  readonly interruption: () => AbortSignal;
  /**
   * Waits for `work`, and then until the process has nothing left to do. Rejects with the first error that nobody caught, and
   * when nothing is left that could bring `work` to its end.
   */
  readonly untilIdle: (work: Promise<void>) => Promise<void>;
}

export function surroundingsOf(host: NodeJS.Process): Surroundings {
  const unread = abortWhenUnread(host);
  return {
    directory: host.cwd(),
    environment: host.env,
    print: (line) => { host.stdout.write(`${line}\n`); },
    report: (line) => { host.stderr.write(`${line}\n`); },
    interruption: () => AbortSignal.any([unread, abortOnSignal(host)]),
    untilIdle: (work) => untilIdle(host, work),
  };
}

function abortOnSignal(host: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) host.on(signal, () => controller.abort(signal));
  return controller.signal;
}

/** As under `head`: without this the first line too many would crash the process. */
function abortWhenUnread(host: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    controller.abort('SIGPIPE');
  };
  for (const stream of [host.stdout, host.stderr]) stream.on('error', onError);
  return controller.signal;
}

async function untilIdle(host: NodeJS.Process, work: Promise<void>): Promise<void> {
  let hasEnded = false;
  const ended = work.then(() => { hasEnded = true; });
  const idle = nextExit(host).then(() => {
    if (!hasEnded) throw new Error('it awaits something that never comes');
  });
  await Promise.all([ended, idle]);
}

/** Resolves when the process would exit, and rejects where it would crash. */
function nextExit(host: NodeJS.Process): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      host.off('beforeExit', onExit).off('uncaughtException', onError).off('unhandledRejection', onError);
      act();
    };
    const onExit = (): void => settle(resolve);
    const onError = (error: unknown): void => settle(() => reject(error));
    host.on('beforeExit', onExit).on('uncaughtException', onError).on('unhandledRejection', onError);
  });
}
