import { startEmulator } from '../emulator';
import { Command, parseOptions } from './command';
import { UsageError } from './command-error';
import { ExitStatus } from './exit-status';
import { Surroundings } from './surroundings';

const HELP = `Starts a local dbt Cloud: the part of its Admin API that runs a job, on the loopback interface.

Usage: dbt-pipelines emulate [options]

It keeps the rules of the published API and runs no dbt. Point a program at it with the URL and the token that it prints; the
run-and-monitor program takes them as DBT_EMULATOR_URL and DBT_API_KEY. It runs until Ctrl-C or SIGTERM.

Options:
  --port <number>       the port; default: 0, a free one
  --token <text>        the one token that is accepted; default: emulator-token
  --account <digits>    the one account; default: 1
  --job <digits>        a job of that account, of project 1; may be repeated; default: every id is a job
  --duration <seconds>  how long a run lives; default: 2
  --json                print the address as one line of JSON: {"url": "...", "token": "..."}

Exit status: 0 ended by a signal, 2 wrong usage.`;

export const emulate: Command = {
  name: 'emulate',
  summary: 'start a local dbt Cloud for tries and tests',
  help: HELP,
  run: runEmulate,
};

async function runEmulate(words: readonly string[], { print, interruption }: Surroundings): Promise<number> {
  const options = parseOptions(words, {
    port: { type: 'string', default: '0' },
    token: { type: 'string' },
    account: { type: 'string' },
    job: { type: 'string', multiple: true, default: [] },
    duration: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  });
  // before the address is out: from then on somebody may end the process
  const signal = interruption();
  const emulator = await start({
    port: wholeNumber('--port', options.port, 65_535),
    durationMs: wholeNumber('--duration', options.duration, 86_400) * 1000,
    ...options.token === undefined ? {} : { token: options.token },
    ...options.account === undefined ? {} : { accountId: options.account },
    ...options.job.length === 0 ? { anyJob: true } : { jobs: options.job.map((id) => ({ id, projectId: '1' })) },
  });
  const { url, token } = emulator;
  for (const line of options.json ? [JSON.stringify({ url, token })] : [`url    ${url}`, `token  ${token}`]) print(line);
  await aborted(signal);
  await emulator.stop();
  return ExitStatus.SUCCESS;
}

async function start(options: Parameters<typeof startEmulator>[0]) {
  try {
    return await startEmulator(options);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string, maximum: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value <= maximum)) throw new UsageError(`${option} ${text}: it may be a whole number from 0 to ${maximum}`);
  return value;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => { signal.addEventListener('abort', resolve, { once: true }); });
}
