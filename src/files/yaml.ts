import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

let loaded: typeof Yaml | undefined;

/** The `yaml` package, at first use: to load it takes as long as all the rest of the library, and most of that time no file is written. */
export function yaml(): typeof Yaml {
  loaded ??= createRequire(__filename)('yaml') as typeof Yaml;
  return loaded;
}
