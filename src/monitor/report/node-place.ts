import { compiledPath, placesIn, type NodeResult } from './node-result';

// Before each line that ends in the name and the file of a node that failed.
const FAILURES = /^(?=.* in [\w ]+ \S+ \([^()\n]+\)\s*$)/m;

/** Lines from there on: the message comes before the path of the compiled SQL. */
const FARTHEST = 40;

/** The results with the paths that only the log tells: that of a failed test is not in its message. */
export function withPlaces(results: readonly NodeResult[], log: string): readonly NodeResult[] {
  // the last that is said of a node counts
  const places = log.split(FAILURES).map(part => placesIn(part.split('\n', FARTHEST).join('\n'))).reverse();
  return results.map(result => {
    const place = places.find(({ name }) => name === result.name);
    const file = result.file ?? place?.file;
    const derived = result.kind === 'model' ? compiledPath(result.id.split('.')[1], file) : undefined;
    return { ...result, file, compiled: result.compiled ?? place?.compiled ?? derived };
  });
}
