import { LIMITS } from '../../../model/limits';
import { GitLabSettings } from '../options';
import { parsedSize } from './parsed-size';
import { Definition } from '../../../model/definition';
import { Diagnostic } from '../../../model/diagnostic';
import { hasTrigger } from '../../../model/job-group';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { render } from '../write/index';

/** What GitLab cannot do exactly, beside the features that its table refuses. */
export function check(definition: Definition, settings: GitLabSettings): Diagnostic[] {
  const wrong = [...checkNeeds(definition), ...checkForm(definition)];
  return wrong.length > 0 ? wrong : checkSize(definition, settings);
}

function checkNeeds({ jobs }: Definition): Diagnostic[] {
  return jobs.filter(({ needs }) => needs.length > LIMITS.needs).map(({ path, needs }) => ({
    code: 'not-supported',
    path,
    message: `GitLab CI lets a job need ${LIMITS.needs} others at most, and this one needs ${needs.length}`,
    fix: 'put a job between that needs some of them',
  }));
}

/**
 * All that a person can start shares one form, and what is filled in there goes before the values of the jobs.
 * @see https://docs.gitlab.com/ci/variables/#cicd-variable-precedence
 */
function checkForm({ jobs }: Definition): Diagnostic[] {
  if (!jobs.some((job) => hasTrigger(job, 'manual'))) return [];
  const fields = new Map([[PIPELINE_CHOICE, 'which chooses the pipeline'], ...jobs.flatMap((job) => job.triggers.flatMap((trigger) =>
    trigger.kind === 'manual' ? trigger.inputs.map(({ variable }) => [variable, `an input of ${job.path}`] as const) : []))]);
  return jobs.filter((job) => hasTrigger(job, 'manual')).flatMap((job) => Object.entries(job.env).flatMap(([name, value]): Diagnostic[] => {
    const field = fields.get(name);
    if (field === undefined || (value.kind === 'input' && name !== PIPELINE_CHOICE) || value.kind === 'context') return [];
    return [{
      code: 'inputs-differ',
      path: job.path,
      message: `GitLab CI has one form for all starts by hand, where "${name}" is a field (${field}): it would take the place of the value in this job`,
      fix: 'give the value here another name',
    }];
  }));
}

function checkSize(definition: Definition, settings: GitLabSettings): Diagnostic[] {
  return render(definition, settings).filter(({ data }) => parsedSize(data) > LIMITS.fileBytes).map(({ path, data }) => ({
    code: 'file-too-large',
    path: definition.path,
    message: `"${path}", with ${definition.jobs.length} ${definition.jobs.length === 1 ? 'job' : 'jobs'}, takes at least ${parsedSize(data)} bytes in GitLab CI, more than the ${LIMITS.fileBytes} that it allows`,
    fix: 'write fewer jobs or shorter values, or leave GitLab CI out of `providers`',
  }));
}
