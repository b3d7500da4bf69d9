import * as fs from 'node:fs';
import * as path from 'node:path';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The vendors' schemas lie beside the project and are never copied into it: in the folder that `DBT_PIPELINES_SCHEMAS` names,
 * else in `../shared/schemas` of the work tree.
 */
export function schemaFolder(): string {
  return process.env.DBT_PIPELINES_SCHEMAS || path.resolve(__dirname, '../../../shared/schemas');
}

/** The schema, or nothing, said aloud: a check that does not take place must not look like one that passed. */
export function readSchema(file: string): JsonSchema | undefined {
  const found = path.join(schemaFolder(), file);
  if (!fs.existsSync(found)) {
    process.stderr.write(`SCHEMA ABSENT: ${file}: the generated files are not checked against it; set DBT_PIPELINES_SCHEMAS to its folder\n`);
    return undefined;
  }
  return JSON.parse(fs.readFileSync(found, 'utf8')) as JsonSchema;
}
