import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as YAML from 'yaml';
import { JsonSchema, readSchema } from './schema-folder';
import { Validator } from './validator';

/** Checks a file against one of the vendors' JSON schemas; nothing when the schema is absent. */
export function jsonSchemaValidators(name: string, file: string): Validator[] {
  const schema = readSchema(file);
  return schema ? [{ name, findings: checker(schema) }] : [];
}

function checker(schema: JsonSchema): Validator['findings'] {
  // the vendors' schemas use keywords and formats that ajv's strict mode does not know
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return async (_path, text) => {
    if (validate(YAML.parse(text))) return [];
    return (validate.errors ?? []).map(error => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
  };
}
