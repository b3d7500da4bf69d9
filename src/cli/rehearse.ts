import { Command, parseOptions } from './command';
import { UsageError } from './command-error';
import { EVENT_HELP, EVENT_OPTIONS, readEvent } from './event/event-options';
import { ExitStatus, statusOfSignal } from './exit-status';
import { chooseProviders, FileChoice } from './provider-choice';
import { planJobs } from './rehearsal/choice';
import { RehearsedJob, rehearseJobs } from './rehearsal/rehearsal';
import { parseSecrets } from './rehearsal/secrets';
import { CANCEL_GRACE } from './rehearsal/step-process';
import { Target, emulatorTarget, realTarget } from './rehearsal/target';
import { Surroundings } from './surroundings';
import { PipelineEvent } from '../model/event';
import { ProviderId } from '../model/provider-id';
import { Planners, PLANNERS } from '../providers/planners';

const HELP = `Runs the jobs that an event would start, from the pipeline files as they are written here, on this machine.

Usage: dbt-pipelines rehearse --branch <branch> [options]
       dbt-pipelines rehearse --event <kind> [options]

It reads the files, works out by the provider's rules which jobs the event starts, and runs their scripts in that order with
the variables and secrets that the provider would set. Each job has a fresh copy of the repository (what git tracks or would
track, without .git), a home and a temporary folder of its own, which are removed afterwards; of this machine it sees PATH
and the settings of pip, npm and proxies. A job whose needs did not succeed is skipped.

Images and containers are not used: a job that needs Node.js gets the one that runs this command, a job that needs Python
gets a new virtual environment.

Options:
  --provider <name>        ${Object.keys(PLANNERS).join(', ')} or all; may be repeated; default: all that have a file here
${EVENT_HELP}
  --job <id or name>       only this job, without the jobs that it needs
  --all-files              also the jobs of files that this library did not write; default: only its own
  --secret <NAME>          a secret of the provider's store, with the value of the variable NAME; may be repeated
  --secret <NAME>=<VALUE>  the same with its value, which other people on this machine can see while it runs
  --against emulator|real  where the calls to dbt Cloud go; default: emulator, one on this machine that knows the account and
                           the job of the pipeline, and whose token stands in for every secret that is not given;
                           real: to the host that the pipeline names
  --json                   print the results as one JSON object; the output of the jobs goes to standard error

Values of secrets are shown as ***. Ctrl-C is passed on to the running step, which has 10 seconds to end.

Exit status: 0 every job that ran succeeded, or no job runs for the event; 1 a job failed or was skipped, or the chosen job
does not run for the event; 2 wrong usage; 130 interrupted; 141 nobody reads the output.`;

const TARGETS = { emulator: emulatorTarget, real: realTarget };

/** @param planners the providers that can be rehearsed */
export function rehearseCommand(planners: Planners): Command {
  return {
    name: 'rehearse',
    summary: 'run the jobs that an event would start, on this machine',
    help: HELP,
    run: (words, surroundings) => runRehearse(readRequest(words, planners, surroundings), planners, surroundings),
  };
}

interface Request {
  readonly providers: readonly ProviderId[];
  readonly event: PipelineEvent;
  readonly files: FileChoice;
  readonly job: string | undefined;
  readonly against: string;
  readonly target: Target;
  readonly json: boolean;
}

function readRequest(words: readonly string[], planners: Planners, { directory, environment }: Surroundings): Request {
  const options = parseOptions(words, {
    'provider': { type: 'string', multiple: true, default: ['all'] },
    ...EVENT_OPTIONS,
    'job': { type: 'string' },
    'all-files': { type: 'boolean', default: false },
    'secret': { type: 'string', multiple: true, default: [] },
    'against': { type: 'string', default: 'emulator' },
    'json': { type: 'boolean', default: false },
  });
  const files = options['all-files'] ? 'all' : 'generated';
  return {
    providers: chooseProviders(options.provider, planners, files, directory),
    files,
    event: readEvent(options),
    job: options.job,
    against: options.against,
    target: readTarget(options.against)(parseSecrets(options.secret, environment)),
    json: options.json,
  };
}

function readTarget(name: string) {
  if (name !== 'emulator' && name !== 'real') throw new UsageError(`--against ${name}: it may be emulator or real`);
  return TARGETS[name];
}

async function runRehearse(request: Request, planners: Planners, surroundings: Surroundings): Promise<number> {
  const print = request.json ? surroundings.report : surroundings.print;
  const { chosen, notes } = planJobs(request, planners, surroundings.directory);
  for (const note of notes) surroundings.report(`note: ${note}`);
  if (chosen.some(({ jobs }) => jobs.length > 0)) for (const note of request.target.notes) surroundings.report(`note: ${note}`);
  const interruption = surroundings.interruption();
  const stage = { directory: surroundings.directory, host: surroundings.environment, target: request.target, grace: CANCEL_GRACE, interruption };
  const jobs = await rehearseJobs(chosen, stage, print);
  if (request.json) surroundings.print(JSON.stringify({ event: request.event, against: request.against, jobs }));
  else if (jobs.length > 0) for (const line of ['', ...table(jobs)]) print(line);
  return interruption.aborted ? statusOfSignal(interruption.reason) : statusOf(jobs);
}

function statusOf(jobs: readonly RehearsedJob[]): number {
  return jobs.every(({ result }) => result === 'succeeded') ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
}

const HEADINGS = ['provider', 'job', 'result', 'exit code', 'seconds'];

/** A table for people: one line a job. */
function table(jobs: readonly RehearsedJob[]): string[] {
  const rows = [HEADINGS, ...jobs.map(row)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}

function row({ title, job, result, exitCode, isEmulated, seconds }: RehearsedJob): string[] {
  return [title, job, isEmulated && result === 'succeeded' ? 'succeeded (emulated)' : result, String(exitCode ?? '-'), seconds.toFixed(1)];
}
