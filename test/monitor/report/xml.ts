/** An element of a document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

// What a document may hold: no other character, and `<`, `&` and quotes only where they have their meaning.
const CHARACTERS = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const TOKEN = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="(?:[^<&"]|&\w+;|&#\d+;)*")*)\s*(\/?)>|((?:[^<&]|&\w+;|&#\d+;)+)/gy;
const ATTRIBUTE = /([A-Za-z][\w.-]*)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

/**
 * Reads the part of XML that a report without namespaces, comments and the like consists of.
 *
 * @throws {Error} for what is not well-formed
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */
export function parseXml(document: string): XmlElement {
  if (!CHARACTERS.test(document)) throw new Error('a character that XML does not have');
  const declaration = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/.exec(document);
  if (declaration === null) throw new Error('no declaration');
  const body = document.slice(declaration[0].length);
  const root = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open = [root];
  let end = 0;
  for (const match of body.matchAll(TOKEN)) {
    const [token, closing, name, attributes = '', empty, text] = match;
    end = match.index + token.length;
    const parent = open[open.length - 1];
    if (text !== undefined) {
      parent.text += unescaped(text);
    } else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes what is not open`);
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [] as XmlElement[], text: '' };
      parent.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  if (end !== body.length || open.length !== 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error(`not well-formed at ${end}`);
  return root.children[0];
}

/** Every element of a name, below another. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap(child => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const pairs = Array.from(text.matchAll(ATTRIBUTE), ([, name, value]) => [name, unescaped(value)] as const);
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error('an attribute twice');
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) => {
    const character = code === undefined ? ENTITIES[name] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`&${name}; is not defined`);
    return character;
  });
}
