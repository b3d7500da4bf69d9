import { compiledPath, type NodeResult } from './node-result';

/** `Failure in test not_null_orders_id (models/orders.yml)`, as dbt's log tells at the end of a step. */
const PLACE = / in ([\w ]+) (\S+) \(([^()]+)\)\s*$/;
const COMPILED = /compiled (?:code|sql) at (\S+)/i;
/** Between the two there is the message. */
const FARTHEST = 40;

/** The results with the paths that only the log tells: that of a failed test is not in its message. */
export function withPlaces(results: readonly NodeResult[], log: string): readonly NodeResult[] {
  const lines = log.split('\n');
  const places = new Map<string, Pick<NodeResult, 'file' | 'compiled'>>();
  lines.forEach((line, index) => {
    const [, , name, file] = PLACE.exec(line) ?? [];
    if (name === undefined) return;
    const rest = lines.slice(index + 1, index + FARTHEST);
    const next = rest.findIndex(other => PLACE.test(other));
    const found = (next < 0 ? rest : rest.slice(0, next)).map(other => COMPILED.exec(other)?.[1]).find(other => other !== undefined);
    places.set(name, { file, compiled: found });
  });
  return results.map(result => {
    const place = places.get(result.name);
    const file = result.file ?? place?.file;
    const derived = result.kind === 'model' ? compiledPath(result.id.split('.')[1], file) : undefined;
    return { ...result, file, compiled: result.compiled ?? place?.compiled ?? derived };
  });
}
