import { commandLine } from '../../model/shell';
import { Step } from '../../model/step';

/**
 * The runner signals the process that it started and no other: `exec` makes that the program.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
export function renderScript(step: Step): string {
  const lines = step.kind === 'program' ? [`exec ${commandLine(step.command)}`] : step.commands.flatMap((command) => command.split('\n'));
  return lines.length === 1 ? lines[0] : [...lines, ''].join('\n');
}
