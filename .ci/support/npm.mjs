import * as fs from 'node:fs';
import * as path from 'node:path';

/** The version of a package that is installed in `folder`. */
export function installedVersion(folder, name) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}
