import { renderScript } from './script';
import { Definition } from '../../model/definition';
import { Diagnostic } from '../../model/diagnostic';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsrun */
const MAXIMUM_RUN_LENGTH = 21_000;

export function check({ jobs }: Definition): Diagnostic[] {
  return jobs.flatMap((job) => job.steps.flatMap((step) => {
    const { length } = renderScript(step);
    return length <= MAXIMUM_RUN_LENGTH ? [] : [{
      code: 'unspellable-value' as const,
      path: job.path,
      message: `the commands of the step "${step.name}" have ${length} characters: GitHub Actions allows ${MAXIMUM_RUN_LENGTH}`,
      fix: 'move them into a script of the repository and call that',
    }];
  }));
}
