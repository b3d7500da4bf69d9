import { FileJob } from './jobs-of-file';
import { asList, asMapping, asText, asTexts, Mapping } from '../../shared/read/reader';

const FIRST = '.pre';
const LAST = '.post';
const STAGE = 'test';

/** The jobs that one needs: those that it names, or without `needs` all of the stages before its own. @see https://docs.gitlab.com/ci/yaml/#stages */
export function neededBy({ job }: FileJob, jobs: readonly FileJob[], root: Mapping): string[] {
  if (job.needs !== undefined) return asList(job.needs).filter(isOfThisPipeline).flatMap((need) => asText(need) ?? asText(asMapping(need).job) ?? []);
  const named = root.stages === undefined ? ['build', STAGE, 'deploy'] : asTexts(root.stages);
  const stages = [FIRST, ...named.filter((stage) => stage !== FIRST && stage !== LAST), LAST];
  const place = (other: Mapping): number => stages.indexOf(asText(other.stage) ?? STAGE);
  return jobs.filter((other) => place(other.job) < place(job)).map(({ name }) => name);
}

/** Artifacts of other projects and pipelines hold no job up. @see https://docs.gitlab.com/ci/yaml/#needsproject */
function isOfThisPipeline(need: unknown): boolean {
  const { project, pipeline } = asMapping(need);
  return project === undefined && pipeline === undefined;
}

/** Whether a needed job may be missing from the pipeline. @see https://docs.gitlab.com/ci/yaml/#needsoptional */
export function mayMiss({ job }: FileJob, name: string): boolean {
  return job.needs === undefined || asList(job.needs).map(asMapping).some((need) => asText(need.job) === name && need.optional === true);
}
