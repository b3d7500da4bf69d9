import { orderText, timeoutText, toolsText } from './job-text';
import { NormalJob } from './normal-job';
import { noteLines } from './notes';
import { PlanReport, ServiceReport } from './report';
import { jobNames, ServiceJobs } from './service-jobs';
import { settingLines } from './settings';
import { Value } from './shell/value';
import { verdict } from './verdict';
import { columns, listed, titlesByText } from './words';
import { eventText } from '../../model/event-text';

/** The plans for a reader at a terminal: a job a line and a service a column, then why. */
export function sideBySide(report: PlanReport): string[] {
  return page(report, () => []);
}

/** The same with what each job does. */
export function sideBySideWithDetails(report: PlanReport): string[] {
  return page(report, (job) => detailLines(job, report.normal));
}

function page(report: PlanReport, detailsOf: (job: string) => string[]): string[] {
  const { event, services } = report;
  const names = jobNames([...services, ...services.map(({ skipped }) => ({ jobs: skipped }))]);
  return [
    eventText(event), '',
    ...names.length === 0 ? ['no file here has a job'] : overview(names, report.normal),
    ...names.flatMap((name) => ['', name, ...reasons(name, services), ...detailsOf(name)]),
    ...noteLines([report]),
    '', ...verdict(services, report.differences),
  ];
}

function overview(names: readonly string[], services: readonly ServiceJobs[]): string[] {
  const head = ['', ...services.map(({ title }) => title)];
  return columns([head, ...names.map((name) => [name, ...services.map(({ jobs }) => cell(name, jobs))])]);
}

/** Of all jobs that come before, only the last: the others come before those. */
function cell(name: string, jobs: readonly NormalJob[]): string {
  const job = jobs.find((own) => own.name === name);
  if (job === undefined) return '-';
  const earlier = new Set(jobs.filter((other) => job.after.includes(other.name)).flatMap(({ after }) => after));
  const last = job.after.filter((before) => !earlier.has(before));
  return last.length === 0 ? 'runs' : `after ${listed(last)}`;
}

function reasons(name: string, services: readonly ServiceReport[]): string[] {
  const rows = services.flatMap(({ title, jobs, skipped }) => {
    const running = jobs.filter((job) => job.name === name);
    const found = running.length > 0 ? running : skipped.filter((job) => job.name === name);
    if (found.length === 0) return [[title, '-', 'no file has such a job', '']];
    return found.map(({ place, why }, index) => [index === 0 ? title : '', running.length > 0 ? 'runs' : '-', place, why.text]);
  });
  return columns(rows).map((line) => `  ${line}`);
}

/** What a job does, once for all services on which it does the same. */
function detailLines(name: string, services: readonly ServiceJobs[]): string[] {
  const variants = services.flatMap(({ title, jobs }) => jobs.filter((job) => job.name === name).map((job) => ({ title, job })));
  const texts = titlesByText(variants, ({ job }) => linesOf(job).join('\n'));
  return [...texts].flatMap(([text, titles]) => [`  on ${listed(titles)}`, ...text.split('\n').map((line) => `    ${line}`)]);
}

function linesOf(job: NormalJob): string[] {
  return [
    listed([orderText(job), toolsText(job), timeoutText(job)]),
    ...section('settings', settingLines(job)),
    ...section('commands', job.commands),
    ...section('variables', [...job.values].filter(([, { kind }]) => kind !== 'secret').map(([name, value]) => `${name}=${plainText(value)}`).sort()),
    ...section('secrets', [...job.values].filter(([, { kind }]) => kind === 'secret').map(([name, value]) => secretText(name, value)).sort()),
  ];
}

function plainText(value: Value): string {
  return value.kind === 'text' ? value.text : '(known only when the job runs)';
}

function secretText(variable: string, value: Value): string {
  return value.kind === 'secret' && value.name !== variable ? `${variable}, stored as ${value.name}` : variable;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}
