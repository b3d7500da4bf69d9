import * as path from 'node:path';
import { ParsedDocument } from '../../../providers/provider';
import { asList, asMapping, asText, asTexts } from '../../../providers/shared/read/reader';

/** What a person may fill in who starts a pipeline by hand. */
export interface Field {
  readonly name: string;
  /** None: any text. */
  readonly options: readonly string[];
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs */
export function fieldsInGitHub({ path: file, data }: ParsedDocument, pipeline: string): Field[] {
  if (path.posix.parse(file).name !== pipeline) return [];
  const inputs = asMapping(asMapping(asMapping(asMapping(data).on).workflow_dispatch).inputs);
  return Object.entries(inputs).map(([name, input]) => ({ name, options: asTexts(asMapping(input).options) }));
}

/** One form for all pipelines of the project. @see https://docs.gitlab.com/ci/yaml/#variablesoptions */
export function fieldsInGitLab({ data }: ParsedDocument): Field[] {
  const variables = Object.entries(asMapping(asMapping(data).variables)).filter(([name]) => name !== 'DBT_PIPELINE');
  return variables.map(([name, variable]) => ({ name, options: asTexts(asMapping(variable).options) }));
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/runtime-parameters */
export function fieldsInAzure({ path: file, data }: ParsedDocument, pipeline: string): Field[] {
  if (path.posix.parse(file).name !== pipeline) return [];
  return asList(asMapping(data).parameters).map(asMapping).map(({ name, values }) => ({ name: asText(name) ?? '', options: asTexts(values) }));
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/#Custom--manual-only--pipelines */
export function fieldsInBitbucket({ data }: ParsedDocument, pipeline: string): Field[] {
  const rows = asList(asMapping(asMapping(asMapping(data).pipelines).custom)[pipeline]).map(asMapping);
  return rows.flatMap(({ variables }) => asList(variables)).map(asMapping).map((variable) => (
    { name: asText(variable.name) ?? '', options: asTexts(variable['allowed-values']) }
  ));
}
