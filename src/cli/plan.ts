import { Command, parseOptions } from './command';
import { UsageError } from './command-error';
import { EVENT_HELP, EVENT_OPTIONS, EventWords, givenOptions, readEvent } from './event/event-options';
import { readBranch } from './event/ref-name';
import { ExitStatus } from './exit-status';
import { checkKnown } from './plan/events/known-event';
import { representativeEvents } from './plan/events/representatives';
import { planEvent, PlanReport } from './plan/report';
import { sideBySide, sideBySideWithDetails } from './plan/side-by-side';
import { eventTable } from './plan/table';
import { chooseProviders, FileChoice } from './provider-choice';
import { ProviderFiles } from './provider-files';
import { Surroundings } from './surroundings';
import { PipelineEvent } from '../model/event';
import { Planners, PLANNERS } from '../providers/planners';
import { NormalJob } from './plan/normal-job';
import { Value } from './plan/shell/value';

const HELP = `Shows which jobs an event would start on each service, in which order and why, from the pipeline files as they are written here.

Usage: dbt-pipelines plan --branch <branch> [options]
       dbt-pipelines plan --event <kind> [options]
       dbt-pipelines plan --all [--branch <default branch>] [options]

It reads the files of every service that has some here, also those that a person wrote or changed, by the documented rules of
the service, and runs nothing. For each job it names the line that decided; what it could not evaluate, and what only the
settings of the service say, stands below. Services differ when a job does not run on all of them, or with another order,
command, value, secret, tool, time-out, history, queue, environment, artifact, token or other result of a failure. How a service
hands values on and starts a program does not count, nor its machines, caches and the way in which it shows results.

Options:
${EVENT_HELP}
  --all                    a table of every job against the events that the files tell apart; --branch is the default branch,
                           main unless it is given
  --provider <name>        ${Object.keys(PLANNERS).join(', ')} or all; may be repeated; default: all that have a file here
  --generated              only the files that this library wrote; default: all
  --details                also what each job does: commands, variables, names of secrets, tools, time-out
  --json                   print one JSON object, which has all of it

Exit status: 0 the services agree, 1 a file cannot be read, 2 wrong usage, 3 they differ.`;

/** @param planners the providers whose files can be read */
export function planCommand(planners: Planners): Command {
  return {
    name: 'plan',
    summary: 'show what an event would start on each service, and why',
    help: HELP,
    run: async (words, surroundings) => runPlan(readRequest(words), planners, surroundings),
  };
}

type Request = EventWords & {
  readonly providers: readonly string[];
  readonly files: FileChoice;
  readonly all: boolean;
  readonly details: boolean;
  readonly json: boolean;
};

function readRequest(words: readonly string[]): Request {
  const { provider, generated, ...options } = parseOptions(words, {
    ...EVENT_OPTIONS,
    all: { type: 'boolean', default: false },
    provider: { type: 'string', multiple: true, default: ['all'] },
    generated: { type: 'boolean', default: false },
    details: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  return { ...options, providers: provider, files: generated ? 'generated' : 'all' };
}

function runPlan(request: Request, planners: Planners, { directory, print }: Surroundings): number {
  const eventsIn = request.all ? eventsOfFiles(request) : oneEvent(request);
  const providers = chooseProviders(request.providers, planners, request.files, directory);
  const files = providers.map((provider) => ProviderFiles.read(provider, request.files, planners, directory));
  const reports = eventsIn(files).map((event) => planEvent(event, files));
  if (!request.all) for (const report of reports) checkKnown(report, files);
  for (const line of request.json ? [json(reports, request)] : text(reports, request)) print(line);
  return reports.every(agree) ? ExitStatus.SUCCESS : ExitStatus.DIFFERENCE;
}

type Events = (files: readonly ProviderFiles[]) => PipelineEvent[];

function oneEvent(request: Request): Events {
  const event = readEvent(request);
  return () => [event];
}

function eventsOfFiles(request: Request): Events {
  const unknownOption = request.event === undefined ? givenOptions(request).find((option) => option !== 'branch') : 'event';
  if (unknownOption !== undefined) throw new UsageError(`--${unknownOption} has no meaning with --all: leave one of them out`);
  const defaultBranch = readBranch(request.branch ?? 'main');
  return (files) => representativeEvents(files, defaultBranch);
}

function text(reports: readonly PlanReport[], { all, details }: Request): string[] {
  const pages = reports.map(details ? sideBySideWithDetails : sideBySide);
  return all && !details ? eventTable(reports) : pages.flatMap((page, index) => index === 0 ? page : ['', '', ...page]);
}

function json(reports: readonly PlanReport[], { all }: Request): string {
  return JSON.stringify(all ? { agree: reports.every(agree), events: reports.map(reportJson) } : reportJson(reports[0]));
}

function agree({ differences }: PlanReport): boolean {
  return differences.length === 0;
}

/** A report as data: what `--json` prints. Nothing in it is the value of a secret: a pipeline file has none. */
function reportJson({ event, services, normal, differences, notCompared }: PlanReport): object {
  return {
    event,
    agree: differences.length === 0,
    differences,
    notCompared,
    services: services.map(({ provider, title, jobs, skipped, unknown, assumed }, index) => ({
      provider,
      title,
      jobs: jobs.map(({ id, place, why, needs, steps }, number) => ({
        id, ...normalJson(normal[index].jobs[number]), needs, place, why: why.text, steps,
      })),
      skipped: skipped.map(({ id, name, place, why }) => ({ id, name, place, why: why.text })),
      unknown,
      assumed,
    })),
  };
}

function normalJson({ name, definedAt, after, timeoutMinutes, tools, settings, commands, values }: NormalJob): object {
  const variables = [...values].map(([variable, value]) => [variable, valueJson(value)]);
  return { name, definedAt, after, timeoutMinutes, tools, settings, commands, values: Object.fromEntries(variables) };
}

function valueJson(value: Value): object | string | null {
  switch (value.kind) {
    case 'text': return value.text;
    case 'secret': return { secret: value.name };
    case 'unknown': return null;
  }
}
