import { asMapping } from '../../providers/planning/reader';
import { ParsedDocument } from '../../providers/provider';

/** The variables that GitLab's form asks a person for, and then hands to every job. @see https://docs.gitlab.com/ci/yaml/#variablesdescription */
export function formFields(documents: readonly ParsedDocument[]): string[] {
  const variables = documents.flatMap(({ data }) => Object.entries(asMapping(asMapping(data).variables)));
  return variables.filter(([, field]) => asMapping(field).description !== undefined).map(([name]) => name);
}
