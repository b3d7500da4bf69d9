import { invalid } from '../invalid';
import { checkPathPatterns } from '../patterns/checked-patterns';
import { isWholeName } from '../patterns/pattern';

/** What GitLab CI makes a key of. @see https://docs.gitlab.com/ci/yaml/#cachekeyfiles */
const MOST_FILES = 2;

/** The files whose content says whether what pip downloaded is still right. @throws an error when they are not one or two whole paths */
export function checkCacheFiles(property: string, files: readonly string[] | undefined): readonly string[] | undefined {
  if (files === undefined) return undefined;
  const paths = checkPathPatterns(property, files);
  const pattern = paths.find((path) => !isWholeName(path));
  if (pattern !== undefined) throw invalid(property, pattern, 'is a pattern, and only whole paths are allowed', 'give files such as "requirements.txt"');
  if (paths.length > MOST_FILES) throw invalid(property, paths, `holds more than the ${MOST_FILES} files that GitLab CI allows`, 'leave out those that change with another one');
  return paths;
}
