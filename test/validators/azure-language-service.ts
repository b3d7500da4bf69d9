import { getLanguageService } from 'azure-pipelines-language-service';
import { parse } from 'azure-pipelines-language-service/lib/parser/yamlParser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withUseNode } from './azure-tasks';
import { JsonSchema, readSchema } from './schema-folder';
import { Validator } from './validator';

/**
 * Microsoft's language service with the schema of the Azure service, which knows each built-in task and its inputs;
 * nothing when the schema is absent.
 *
 * @see https://github.com/microsoft/azure-pipelines-language-server
 */
export function azureLanguageServices(): Validator[] {
  const schema = readSchema('azure-pipelines.service-schema.json');
  return schema ? [{ name: 'azure-pipelines-language-service', findings: checker(withUseNode(schema)) }] : [];
}

function checker(schema: JsonSchema): Validator['findings'] {
  const service = getLanguageService(
    // an object, not its text: given a string the service accepts every file
    async () => schema,
    [],
    async () => 'file:///service-schema.json',
    { resolveRelativePath: relative => relative },
  );
  service.configure({ validate: true, customTags: [], schemas: [] });
  return async (path, text) => quietly(async () => {
    const document = TextDocument.create(`file:///${path}`, 'azure-pipelines', 1, text);
    const found = await service.doValidation(document, parse(text));
    return found.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`);
  });
}

// the service prints what it is thinking with console.log
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const log = console.log;
  console.log = () => undefined;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
