import { Artifacts } from '../../model/artifacts';
import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';
import { LIMITS } from '../../model/limits';
import { checkPathPatterns } from '../../model/patterns/checked-patterns';
import { checkKnown, checkOneOf, PropertyNames } from '../../model/property';

/** After which result of a job its artifacts are kept. */
export enum ArtifactsWhen {
  /** When the job succeeded. */
  SUCCESS = 'success',
  /** When it succeeded, and when it failed. */
  ALWAYS = 'always',
}

refuseUnknownNames('ArtifactsWhen', ArtifactsWhen);

/** Files that are kept after a job has ended, for people to download. */
export interface JobArtifacts {
  /** Files and folders, relative to the repository; `*` within a part of the path, `**` for any folders. */
  readonly paths: string[];
  /**
   * What people see: letters, digits, `-` and `_`.
   * @default - the id of the job
   */
  readonly name?: string;
  /**
   * How many days they are kept, 1 to 90.
   * @default - what the service does by itself
   */
  readonly days?: number;
  /**
   * After which result of the job they are kept.
   * @default ArtifactsWhen.SUCCESS
   */
  readonly when?: ArtifactsWhen;
}

const PROPERTIES: PropertyNames<JobArtifacts> = { paths: true, name: true, days: true, when: true };

/** @internal @throws an error when a property is not allowed */
export function checkArtifacts(id: string, artifacts: JobArtifacts): Artifacts {
  const { paths, name = id, days, when = 'success' } = checkKnown('artifacts', artifacts, PROPERTIES);
  if (typeof name !== 'string') throw wrongType('artifacts.name', name, 'a name');
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(name)) throw invalid('artifacts.name', name, 'may hold only 1 to 100 letters, digits, "-" and "_"', 'give one such as "docs"');
  return {
    name,
    paths: checkPathPatterns('artifacts.paths', paths),
    days: checkDays(days),
    when: checkOneOf<`${ArtifactsWhen}`>('artifacts.when', when, ['success', 'always']),
  };
}

function checkDays(days: number | undefined): number | undefined {
  if (days === undefined) return undefined;
  if (typeof days !== 'number') throw wrongType('artifacts.days', days, 'a number');
  if (!Number.isInteger(days) || days < 1 || days > LIMITS.artifactDays) throw invalid('artifacts.days', days, `must be a whole number from 1 to ${LIMITS.artifactDays}`, 'give one such as 14');
  return days;
}
