import { isDeepStrictEqual } from 'node:util';
import * as jsYaml from 'js-yaml';
import * as YAML from 'yaml';
import { Validator } from './validator';

/**
 * A file has to mean the same to a YAML 1.1 and to a YAML 1.2 reader, because the four services do not all read the same version:
 * `on` is true, `12:30` is 750 and `0o14` is text to the one and not to the other.
 *
 * @see https://yaml.org/type/bool.html and https://yaml.org/spec/1.2.2/#103-core-schema
 */
export const yamlVersions: Validator = {
  name: 'the same in YAML 1.1 and 1.2',
  findings: async (_path, text) => {
    const older = YAML.parse(text, { version: '1.1', schema: 'yaml-1.1' }) as unknown;
    const newer = YAML.parse(text, { version: '1.2', schema: 'core' }) as unknown;
    return [
      ...differences('', newer, older, 'a YAML 1.1 reader'),
      ...differences('', newer, jsYaml.load(text), 'js-yaml'),
    ];
  },
};

function differences(at: string, expected: unknown, found: unknown, reader: string): string[] {
  if (isDeepStrictEqual(expected, found)) return [];
  if (!isContainer(expected) || !isContainer(found)) {
    return [`${at || '/'} is ${JSON.stringify(expected)} to a YAML 1.2 reader and ${JSON.stringify(found)} to ${reader}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...keys].flatMap(key => differences(`${at}/${key}`, expected[key], found[key], reader));
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
