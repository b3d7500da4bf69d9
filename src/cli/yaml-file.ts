import { Document, isMap, LineCounter, parseAllDocuments, parseDocument } from 'yaml';

/** The documents of a pipeline file. */
export interface YamlFile {
  /** What says which jobs there are. */
  readonly body: Document.Parsed;
  /** What GitLab CI lets stand before a line of three dashes. */
  readonly header?: Document.Parsed;
}

/**
 * People write anchors and merge keys; tags such as GitLab's `!reference` stay unevaluated. Errors are in the body.
 * @see https://docs.gitlab.com/ci/yaml/#header-keywords
 */
export function readYamlFile(text: string, lineCounter?: LineCounter): YamlFile {
  const options = { merge: true, logLevel: 'error' } as const;
  const documents = parseAllDocuments(text, { ...options, lineCounter });
  const [first, second] = documents;
  if (documents.length === 1) return { body: first };
  if (documents.length === 2 && isMap(first.contents) && first.has('spec')) return { header: first, body: second };
  return { body: parseDocument(text, options) };
}
