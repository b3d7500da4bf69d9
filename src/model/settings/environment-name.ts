import { invalid, wrongType } from '../invalid';

/**
 * The name of a deployment environment: the narrowest rule of the four.
 * @throws an error when it is not allowed on all four
 * @see https://docs.gitlab.com/ci/yaml/#environmentname
 */
export function checkEnvironmentName(property: string, name: string): string {
  if (typeof name !== 'string') throw wrongType(property, name, 'the name of an environment');
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9 _-]{0,98}[A-Za-z0-9_-])?$/.test(name)) {
    throw invalid(property, name, 'may hold only 1 to 100 letters, digits, spaces, "-" and "_", and no space or sign at its beginning', 'give one such as "production"');
  }
  return name;
}
