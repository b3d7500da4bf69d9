import { inexactFilters } from './exact-filters';
import { Definition } from '../../../model/definition';
import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { groupsOf, JobGroup } from '../../../model/job-group';
import { LIMITS } from '../../../model/limits';
import { artifactNames } from '../write/artifacts';
import { renderScript } from '../write/script';

export function check({ jobs }: Definition): Diagnostic[] {
  const groups = groupsOf(jobs);
  return [
    ...jobs.flatMap(tooLongScripts),
    ...groups.flatMap(equalArtifacts),
    ...groups.flatMap(tooManyInputs),
    ...inexactFilters(groups),
  ];
}

function tooLongScripts(job: Job): Diagnostic[] {
  return job.steps.flatMap((step) => {
    const { length } = renderScript(step, job);
    return length <= LIMITS.commandCharacters ? [] : [{
      code: 'unspellable-value' as const,
      path: job.path,
      message: `the commands of the step "${step.name}" have ${length} characters: GitHub Actions allows ${LIMITS.commandCharacters}`,
      fix: 'move them into a script of the repository and call that',
    }];
  });
}

/** A second upload under the same name fails. @see https://github.com/actions/upload-artifact#not-uploading-to-the-same-artifact */
function equalArtifacts({ jobs }: JobGroup): Diagnostic[] {
  const names = jobs.flatMap((job) => artifactNames(job).map((name) => ({ job, name })));
  return names.filter(({ name }, index) => names.findIndex((other) => other.name === name) < index).map(({ job, name }) => ({
    code: 'duplicate-name' as const,
    path: job.path,
    message: `another job that runs with this one keeps an artifact with the name "${name}" too, and GitHub Actions takes one of each name`,
    fix: 'set `artifacts.name` of one of the two',
  }));
}

function tooManyInputs({ jobs, starts }: JobGroup): Diagnostic[] {
  const count = starts.manual?.inputs.length ?? 0;
  return count <= LIMITS.manualInputs ? [] : [{
    code: 'not-supported',
    path: jobs[jobs.length - 1].path,
    message: `the form for a start by hand has ${count} fields: GitHub Actions allows ${LIMITS.manualInputs}`,
    fix: 'take some away, or let one hold several values',
  }];
}
