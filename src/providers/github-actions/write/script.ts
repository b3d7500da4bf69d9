import { fetchIdToken } from './id-token';
import { Job } from '../../../model/job';
import { commandLine } from '../../../model/shell';
import { Step } from '../../../model/step';

/**
 * The runner signals the process that it started and no other: `exec` makes that the program.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-cancellation
 */
export function renderScript(step: Step, job: Job): string {
  const commands = step.kind === 'program' ? [`exec ${commandLine(step.command)}`] : step.commands.flatMap((command) => command.split('\n'));
  const lines = [...exportCommitMessage(job), ...job.idTokens.flatMap(fetchIdToken), ...commands];
  return lines.length === 1 ? lines[0] : [...lines, ''].join('\n');
}

/**
 * GitHub knows the message of a push only, and all of it: its first line is asked of git. `sed` reads to the end, unlike `head`; `export`
 * stands apart, because it would hide a failure.
 */
function exportCommitMessage({ env }: Job): string[] {
  const names = Object.entries(env).filter(([, value]) => value.kind === 'context' && value.of === 'commitMessage').map(([name]) => name);
  return names.map((name) => `export ${name}; ${name}=$(git log -1 --format=%B | sed -n 1p)`);
}
