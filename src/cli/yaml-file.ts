import { Document, isMap, LineCounter, parseAllDocuments, parseDocument } from 'yaml';

/** The documents of a pipeline file. */
export interface YamlFile {
  /** What says which jobs there are. */
  readonly body: Document.Parsed;
  /** What may stand before a line of three dashes. */
  readonly header?: Document.Parsed;
}

/**
 * People write anchors and merge keys; tags such as `!reference` stay unevaluated. Errors are in the body.
 *
 * @param headerKey the key that tells a header from a body, for a service whose files may have one
 */
export function readYamlFile(text: string, headerKey?: string, lineCounter?: LineCounter): YamlFile {
  const options = { merge: true, logLevel: 'error' } as const;
  const documents = parseAllDocuments(text, { ...options, lineCounter });
  const [first, second] = documents;
  if (documents.length === 1) return { body: first };
  if (documents.length === 2 && isMap(first.contents) && headerKey !== undefined && first.has(headerKey)) return { header: first, body: second };
  return { body: parseDocument(text, options) };
}
