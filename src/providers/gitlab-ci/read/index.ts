import { assumptionsOf } from './assumptions';
import { formFields, namedEvents } from './events';
import { FileJob, jobsOf } from './jobs-of-file';
import { MergedFile } from './merged-file';
import { ROOT_FILE } from '../options';
import { pipelineOf } from './pipeline';
import { PipelineRun } from './pipeline-run';
import { planJob } from './planned-job';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { Plan, SkippedJob } from '../../plan';
import { Planner } from '../../provider';
import { inPlanOrder, UnknownParts } from '../../shared/read/plan-order';

/** Reads the root file, with the files below `.gitlab` that it includes, by the rules of the YAML syntax. */
export const planner: Planner = {
  paths: [ROOT_FILE, '.gitlab/*.yml'],
  headerKey: 'spec',
  namedEvents,
  formFields,
  isServiceVariable: (name) => name === PIPELINE_CHOICE || /^(?:CI|PIP_CACHE_DIR|(?:CI|GITLAB|FF|GIT)_.*)$/.test(name),
  plan(documents, event): Plan {
    const unknown = new UnknownParts();
    const assumed = new UnknownParts();
    const file = MergedFile.of(documents, unknown);
    const run = new PipelineRun(file, event, unknown, assumed);
    const states = pipelineOf(run, jobsOf(file, unknown));
    const jobs = inPlanOrder(states.flatMap((state) => state.outcome !== 'runs' ? [] : [
      { ...planJob(state.job, state.why, state.variables, run.reporterFor(state.job)), needs: state.needs },
    ]));
    if (jobs.length > 0) assumptionsOf(file, event, assumed);
    const skipped = states.flatMap((state) => jobs.some(({ id }) => id === state.job.name) ? [] : [skippedJob(state.job, state.why)]);
    return { jobs, skipped, unknown: unknown.list(), assumed: assumed.list() };
  },
};

function skippedJob({ name, path }: FileJob, why: SkippedJob['why']): SkippedJob {
  return { id: name, name, path, why };
}
