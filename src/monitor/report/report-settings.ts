import { Variable } from '../contract';
import type { Environment } from '../setting';
import { isUnresolved } from '../setting';

/** Which reports are wanted, and where. Nothing here can be wrong: a report that fails is a line in the log. */
export interface ReportSettings {
  readonly junitPath?: string;
  readonly codeQualityPath?: string;
  readonly artifactsFolder?: string;
  /** A path, or `-` for the log. */
  readonly outcomePath?: string;
}

export function readReportSettings(environment: Environment): ReportSettings {
  const pathOf = (name: string): string | undefined => {
    const value = (environment[name] ?? '').trim();
    return value === '' || isUnresolved(value) ? undefined : value;
  };
  return {
    junitPath: pathOf(Variable.JUNIT_PATH),
    codeQualityPath: pathOf(Variable.CODE_QUALITY_PATH),
    artifactsFolder: pathOf(Variable.ARTIFACTS_DIR),
    outcomePath: pathOf(Variable.OUTPUT_JSON),
  };
}
