import { shortLines } from '../text/lines';

/** Name and places of a node, as far as dbt tells. */
export interface NodePlace {
  readonly name?: string;
  /** Path in the dbt project. */
  readonly file?: string;
  /** Line in `file`. */
  readonly line?: number;
  /** Path of the SQL that was sent to the database. */
  readonly compiled?: string;
}

/** `--> models/orders.sql:3:9 (target/compiled/models/orders.sql:3:9)`, of dbt 2. */
const ARROW = /^ {0,20}--> ([^:]{1,300}):(\d{1,7})(?::\d{1,7})?(?: \(([^():]{1,300}))?/;
const COMPILED = /compiled (?:code|sql) at (\S{1,400})/i;

/** Where dbt writes SQL: below the name of the project. */
const TARGET = /^target\/(?:run|compiled)\/[^/]{1,200}\//;

/** What a text of dbt about one node tells of its places; the first of each counts. */
export function placeIn(text: string): NodePlace {
  const lines = shortLines(text);
  const { name, file: headed } = lines.map(heading).find(found => found !== undefined) ?? {};
  const [, file, line, arrowed] = lines.map(candidate => ARROW.exec(candidate)).find(match => match !== null) ?? [];
  const [, compiled] = lines.map(candidate => COMPILED.exec(candidate)).find(match => match !== null) ?? [];
  return {
    name,
    file: file ?? headed?.replace(TARGET, ''),
    line: line === undefined ? compilationErrorLine(lines) : Number(line),
    compiled: compiled ?? arrowed ?? (headed !== undefined && TARGET.test(headed) ? headed : undefined),
  };
}

/**
 * `Failure in test unique_orders_id (models/orders.yml)`, `Database Error in model orders (target/run/shop/models/orders.sql)`. Read from
 * its end: names and kinds may hold blanks.
 */
export function heading(line: string): { readonly name: string; readonly file: string } | undefined {
  if (!line.endsWith(')')) return undefined;
  const open = line.lastIndexOf(' (');
  if (open < 0) return undefined;
  const blank = line.lastIndexOf(' ', open - 1);
  const before = line.slice(0, Math.max(0, blank));
  const kind = before.slice(before.lastIndexOf(' in ') + 4);
  const isHeading = before.includes(' in ') && /^[\w ]{1,60}$/.test(kind);
  return isHeading ? { name: line.slice(blank + 1, open), file: line.slice(open + 2, -1) } : undefined;
}

/** The line of a compilation error is one of the source; that of a database error is one of the compiled SQL. */
function compilationErrorLine(lines: readonly string[]): number | undefined {
  if (lines[0]?.startsWith('Compilation Error') !== true) return undefined;
  const [, line] = lines.map(candidate => /^ {1,20}line (\d{1,7})\b/.exec(candidate)).find(match => match !== null) ?? [];
  return line === undefined ? undefined : Number(line);
}

/** Where dbt writes the compiled SQL of a node that has a file of its own. */
export function compiledPath(project: string, file: string | undefined): string | undefined {
  return file?.endsWith('.sql') === true ? `target/compiled/${project}/${file}` : undefined;
}
