import { formFields, namedEvents } from './events';
import { FileJob, jobsOf } from './jobs-of-file';
import { MergedFile } from './merged-file';
import { ROOT_FILE } from '../options';
import { pipelineOf } from './pipeline';
import { PipelineRun } from './pipeline-run';
import { planJob } from './planned-job';
import { PipelineEvent } from '../../../model/event';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { Plan, SkippedJob } from '../../plan';
import { Planner } from '../../provider';
import { inPlanOrder, UnknownParts } from '../../shared/read/plan-order';
import { asMapping } from '../../shared/read/reader';

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

/** What the settings decide before a job runs. */
function assumptionsOf({ root }: MergedFile, event: PipelineEvent, assumed: UnknownParts): void {
  if (event.kind === 'schedule') assumed.add(ROOT_FILE, `a schedule "${event.cron}" on "${event.branch}", with that time as its description, is taken to be set up`);
  if (event.kind === 'manual' && Object.hasOwn(asMapping(root.variables), PIPELINE_CHOICE)) {
    assumed.add(ROOT_FILE, 'the settings are taken to let the person set variables');
  }
}
