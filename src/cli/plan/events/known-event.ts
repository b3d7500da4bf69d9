import * as path from 'node:path';
import { Field, fieldsInAzure, fieldsInBitbucket, fieldsInGitHub, fieldsInGitLab } from './fields';
import { foundIn, ProviderDocuments } from './representatives';
import { ManualEvent, PipelineEvent } from '../../../model/event';
import { nearest } from '../../../model/nearest';
import { ProviderId } from '../../../model/provider-id';
import { ParsedDocument } from '../../../providers/provider';
import { UsageError } from '../../command-error';
import { PlanReport } from '../report';

const FIELDS: Readonly<Record<ProviderId, (document: ParsedDocument, pipeline: string) => Field[]>> = {
  github: fieldsInGitHub,
  gitlab: fieldsInGitLab,
  azure: fieldsInAzure,
  bitbucket: fieldsInBitbucket,
};

/**
 * Tells an event that starts nothing from one that no file knows, which is a slip of the keyboard.
 *
 * @throws UsageError for a pipeline or schedule that no file has, and for a field or a value that its form has not
 */
export function checkKnown({ event, services }: PlanReport, files: readonly ProviderDocuments[]): void {
  // what was not evaluated may have it
  if (services.some(({ unknown }) => unknown.length > 0)) return;
  if (services.every(({ jobs }) => jobs.length === 0)) checkName(event, files);
  if (event.kind === 'manual') for (const [name, value] of Object.entries(event.inputs)) checkInput(name, value, event, files);
}

function checkName(event: PipelineEvent, files: readonly ProviderDocuments[]): void {
  const { schedules, pipelines } = foundIn(files);
  if (event.kind === 'schedule') checkWord(`--cron ${JSON.stringify(event.cron)}`, 'schedule', event.cron, schedules.map(({ cron }) => cron));
  // a person can start any pipeline of Azure, also one that has other triggers
  const azure = files.filter(({ provider }) => provider === 'azure').flatMap(({ documents }) => documents.map((document) => path.posix.parse(document.path).name));
  if (event.kind === 'manual') checkWord(`--pipeline ${event.pipeline}`, 'pipeline', event.pipeline, [...pipelines, ...azure]);
}

function checkInput(name: string, value: string, { pipeline }: ManualEvent, files: readonly ProviderDocuments[]): void {
  const documents = files.flatMap((file) => file.documents.map((document) => ({ document, fieldsOf: FIELDS[file.provider] })));
  const fields = documents.flatMap(({ document, fieldsOf }) => fieldsOf(document, pipeline));
  const own = fields.filter((field) => field.name === name);
  // a variable may be set by hand also where the form has no field for it
  const isRead = documents.some(({ document }) => new RegExp(`\\$[{(]?${name.replace(/\W/g, '\\$&')}\\b`).test(JSON.stringify(document.data) ?? ''));
  if (own.length === 0 && !isRead) checkWord(`--input ${name}=${value}`, `field of "${pipeline}"`, name, fields.map((field) => field.name));
  if (own.length === 0 || own.some(({ options }) => options.length === 0 || options.includes(value))) return;
  throw new UsageError(`--input ${name}=${value}: it may be ${[...new Set(own.flatMap(({ options }) => options))].join(', ')}`);
}

function checkWord(option: string, sort: string, word: string, names: readonly string[]): void {
  const known = [...new Set(names)];
  if (known.includes(word)) return;
  const near = nearest(word, known);
  const others = known.map((name) => JSON.stringify(name)).join(', ');
  const hint = near === undefined ? `there is ${others}` : `did you mean ${JSON.stringify(near)}? there is ${others}`;
  throw new UsageError(`${option}: no file here has such a ${sort}: ${known.length === 0 ? 'there is none' : hint}`);
}
