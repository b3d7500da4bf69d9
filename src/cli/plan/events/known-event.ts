import { ManualEvent, PipelineEvent } from '../../../model/event';
import { nearest } from '../../../model/nearest';
import { UsageError } from '../../command-error';
import { ProviderFiles } from '../../provider-files';
import { PlanReport } from '../report';

/** What is asked of the files of one provider. */
type Files = Pick<ProviderFiles, 'documents' | 'namedEvents' | 'formFields'>;

/**
 * Tells an event that starts nothing from one that no file knows, which is a slip of the keyboard.
 *
 * @throws UsageError for a pipeline or schedule that no file has, and for a field or a value that its form has not
 */
export function checkKnown({ event, services }: PlanReport, files: readonly Files[]): void {
  // what was not evaluated may have it
  if (services.some(({ unknown }) => unknown.length > 0)) return;
  if (services.every(({ jobs }) => jobs.length === 0)) checkName(event, files);
  if (event.kind === 'manual') for (const [name, value] of Object.entries(event.inputs)) checkInput(name, value, event, files);
}

function checkName(event: PipelineEvent, files: readonly Files[]): void {
  const named = files.map((own) => own.namedEvents());
  if (event.kind === 'schedule') checkWord(`--cron ${JSON.stringify(event.cron)}`, 'schedule', event.cron, named.flatMap(({ schedules }) => schedules.map(({ cron }) => cron)));
  const pipelines = named.flatMap(({ manualPipelines, otherPipelines }) => [...manualPipelines, ...otherPipelines]);
  if (event.kind === 'manual') checkWord(`--pipeline ${event.pipeline}`, 'pipeline', event.pipeline, pipelines);
}

function checkInput(name: string, value: string, { pipeline }: ManualEvent, files: readonly Files[]): void {
  const fields = files.flatMap((own) => own.formFields(pipeline));
  const sameName = fields.filter((field) => field.name === name);
  // a variable may be set by hand also where the form has no field for it
  const reading = new RegExp(`\\$[{(]?${name.replace(/\W/g, '\\$&')}\\b`);
  const isRead = files.some(({ documents }) => documents.some(({ data }) => reading.test(JSON.stringify(data) ?? '')));
  if (sameName.length === 0 && !isRead) checkWord(`--input ${name}=${value}`, `field of "${pipeline}"`, name, fields.map((field) => field.name));
  if (sameName.length === 0 || sameName.some(({ options }) => options.length === 0 || options.includes(value))) return;
  throw new UsageError(`--input ${name}=${value}: it may be ${[...new Set(sameName.flatMap(({ options }) => options))].join(', ')}`);
}

function checkWord(option: string, sort: string, word: string, names: readonly string[]): void {
  const known = [...new Set(names)];
  if (known.includes(word)) return;
  const near = nearest(word, known);
  const others = known.map((name) => JSON.stringify(name)).join(', ');
  const hint = near === undefined ? `there is ${others}` : `did you mean ${JSON.stringify(near)}? there is ${others}`;
  throw new UsageError(`${option}: no file here has such a ${sort}: ${known.length === 0 ? 'there is none' : hint}`);
}
