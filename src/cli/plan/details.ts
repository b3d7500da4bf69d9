import { orderText, timeoutText, toolsText } from './job-text';
import { NormalJob } from './normal-job';
import { ServiceJobs } from './service-jobs';
import { settingLines } from './settings';
import { Value } from './shell/value';
import { listed, titlesByText } from './words';

/** What a job does, once for all services on which it does the same. */
export function detailLines(name: string, services: readonly ServiceJobs[]): string[] {
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
