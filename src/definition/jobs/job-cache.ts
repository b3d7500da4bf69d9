import { JobRuntime } from './job-runtime';
import { Cache } from '../../model/cache';
import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { LIMITS } from '../../model/limits';
import { checkPathPatterns } from '../../model/patterns/checked-patterns';
import { isWholeName } from '../../model/patterns/pattern';
import { checkKnown, PropertyNames } from '../../model/property';

/** When what pip downloaded is still right. */
export interface PipCacheOptions {
  /**
   * Files of the repository, such as `requirements.txt`: the cache is used until one of them changes. One or two whole paths.
   */
  readonly keyFiles: string[];
}

const PIP_PROPERTIES: PropertyNames<PipCacheOptions> = { keyFiles: true };

/** What is kept from one run of a job for the next one, so that it need not be downloaded again. */
export class JobCache {
  /**
   * What pip downloads. For a job that has Python.
   *
   * @throws an error when the files are not one or two whole paths
   */
  public static pip(options: PipCacheOptions): JobCache {
    const { keyFiles } = checkKnown('JobCache.pip', options, PIP_PROPERTIES);
    return new JobCache({ kind: 'pip', keyFiles: checkKeyFiles(keyFiles) });
  }

  private constructor(private readonly model: Cache) {}

  /** @internal */
  public _toModel(): Cache {
    return this.model;
  }
}

refuseUnknownNames('JobCache', JobCache);

function checkKeyFiles(files: readonly string[]): readonly string[] {
  const paths = checkPathPatterns('keyFiles', files);
  const pattern = paths.find((path) => !isWholeName(path));
  if (pattern !== undefined) throw invalid('keyFiles', pattern, 'is a pattern, and only whole paths are allowed', 'give files such as "requirements.txt"');
  if (paths.length > LIMITS.cacheKeyFiles) throw invalid('keyFiles', paths, `holds more than the ${LIMITS.cacheKeyFiles} files that GitLab CI allows`, 'leave out those that change with another one');
  return paths;
}

/**
 * The cache of a job with a runtime.
 * @internal
 * @throws an error when it is none, or not for the runtime
 */
export function checkCache(cache: JobCache | undefined, runtime: JobRuntime): Cache | undefined {
  if (cache === undefined) return undefined;
  if (!(cache instanceof JobCache)) throw wrongType('cache', cache, "a cache, such as `JobCache.pip({ keyFiles: ['requirements.txt'] })`");
  if (runtime.name !== 'python') throw new Error('cache: `JobCache.pip` is for a job that has Python: set `runtime: JobRuntime.python()`, or leave it out');
  return cache._toModel();
}
