import { JsonSchema } from './schema-folder';

interface TaskSchema {
  readonly anyOf: readonly object[];
}

/**
 * The inputs of `UseNode@1`: the service schema lists the task by name and holds no inputs for it, so that each one would be refused.
 *
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/use-node-v1
 */
const useNode = {
  properties: {
    task: { pattern: '^UseNode@1$', ignoreCase: 'value' },
    inputs: {
      properties: {
        version: { type: 'string', ignoreCase: 'key' },
        checkLatest: { type: 'boolean', ignoreCase: 'key' },
        force32bit: { type: 'boolean', ignoreCase: 'key' },
        retryCountOnDownloadFails: { type: 'string', ignoreCase: 'key' },
        delayBetweenRetries: { type: 'string', ignoreCase: 'key' },
      },
      additionalProperties: false,
    },
  },
  firstProperty: ['task'],
  required: ['task'],
};

/** The schema with the task that it forgot. */
export function withUseNode(schema: JsonSchema): JsonSchema {
  const definitions = schema.definitions as Readonly<Record<string, TaskSchema>>;
  const { task } = definitions;
  return { ...schema, definitions: { ...definitions, task: { ...task, anyOf: [...task.anyOf, useNode] } } };
}
