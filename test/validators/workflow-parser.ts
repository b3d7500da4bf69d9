import { createRequire } from 'node:module';
import * as vm from 'node:vm';
import type * as WorkflowParser from '@actions/workflow-parser' with { 'resolution-mode': 'import' };
import * as esbuild from 'esbuild';
import { Validator } from './validator';

/**
 * GitHub's own parser of workflow files.
 *
 * @see https://github.com/actions/languageservices/tree/main/workflow-parser
 */
export const workflowParser: Validator = {
  name: '@actions/workflow-parser',
  findings: async (path, text) => {
    const parser = await load();
    const result = parser.parseWorkflow({ name: path, content: text }, new parser.NoOperationTraceWriter());
    const errors = result.context.errors.getErrors().map(error => error.message);
    if (!result.value) return [...errors, `${path} holds no workflow`];
    // 1 = convert in spite of errors: the conversion finds what the schema cannot, such as a job that needs itself
    const template = await parser.convertWorkflowTemplate(result.context, result.value, undefined, { errorPolicy: 1 });
    return [...new Set([...errors, ...(template.errors ?? []).map(error => error.Message)])];
  },
};

let loading: Promise<typeof WorkflowParser> | undefined;

// The package imports its schema without the attribute that Node asks for (ERR_IMPORT_ATTRIBUTE_MISSING), so it is bundled first.
async function load(): Promise<typeof WorkflowParser> {
  return loading ??= bundle();
}

async function bundle(): Promise<typeof WorkflowParser> {
  const built = await esbuild.build({
    stdin: { contents: "export * from '@actions/workflow-parser';", resolveDir: __dirname },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const bundled = { exports: {} as typeof WorkflowParser };
  vm.compileFunction(built.outputFiles[0].text, ['module', 'exports', 'require'])(bundled, bundled.exports, createRequire(__filename));
  return bundled.exports;
}
