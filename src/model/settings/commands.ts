import { invalid } from '../invalid';
import { problemOfCommand } from '../plain-value';
import { checkFilledList, checkText } from '../property';

/** @throws an error when one cannot come out unchanged on all four */
export function checkCommands(commands: readonly string[]): readonly string[] {
  for (const command of checkFilledList('commands', commands, 'a list of commands')) {
    const problem = problemOfCommand(checkText('commands', command, 'a command as a text (secrets go into `secrets`)'));
    if (problem) throw invalid('commands', command, problem, 'read run-time values from environment variables');
  }
  return [...commands];
}
