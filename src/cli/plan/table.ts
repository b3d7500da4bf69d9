import { noteLines } from './notes';
import { PlanReport } from './report';
import { jobNames } from './service-jobs';
import { verdict } from './verdict';
import { columns, listed } from './words';
import { PipelineEvent } from '../../model/event';
import { eventText } from '../../model/event-text';

/** As wide as a table may get before its columns go on below. */
const WIDTH = 130;

/** Every job against every event: what runs where. */
export function eventTable(reports: readonly PlanReport[]): string[] {
  const names = jobNames(reports.flatMap(({ services }) => services.flatMap(({ jobs, skipped }) => [{ jobs }, { jobs: skipped }])));
  const table = reports.map((report) => [heading(report.event), ...names.map((name) => cell(name, report))]);
  return [
    ...names.length === 0 ? ['no file here has a job'] : inLines([['job', ...names], ...table]),
    ...noteLines(reports),
    '', ...verdict(reports[0].services, reports.flatMap(({ event, differences }) => differences.map((text) => `${eventText(event)}: ${text}`))),
  ];
}

function heading(event: PipelineEvent): string {
  switch (event.kind) {
    case 'push': return `push to ${event.branch}`;
    case 'pullRequest': return `pull request into ${event.target}`;
    case 'tag': return `tag ${event.tag}`;
    case 'schedule': return `${event.cron} on ${event.branch}`;
    case 'manual': return `${event.pipeline} by hand`;
  }
}

function cell(name: string, { services, normal }: PlanReport): string {
  const running = services.filter((_, index) => normal[index].jobs.some((job) => job.name === name));
  if (running.length === 0) return '-';
  return running.length === services.length ? 'runs' : `${listed(running.map(({ provider }) => provider))} only`;
}

/** The first column beside as many of the others as fit, and again beside those that follow. */
function inLines([first, ...others]: readonly (readonly string[])[]): string[] {
  const widthOf = (column: readonly string[]): number => Math.max(...column.map((text) => text.length)) + 2;
  const blocks: (readonly string[])[][] = [[]];
  let width = widthOf(first);
  for (const column of others) {
    if (blocks[blocks.length - 1].length > 0 && width + widthOf(column) > WIDTH) {
      blocks.push([]);
      width = widthOf(first);
    }
    blocks[blocks.length - 1].push(column);
    width += widthOf(column);
  }
  return blocks.flatMap((block, index) => [...index === 0 ? [] : [''], ...columns(first.map((text, row) => [text, ...block.map((column) => column[row])]))]);
}
