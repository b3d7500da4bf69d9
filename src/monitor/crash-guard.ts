import { ExitCode } from './contract';
import { crashed } from './outcome';

/**
 * Ends with a sentence where an error comes from nowhere, instead of with Node's own report, which would print the error as it
 * is and end with the code of a run that failed.
 */
export function guardAgainstCrashes(log: (line: string) => void, link: string): void {
  process.on('uncaughtException', error => {
    log(crashed(error, link).sentence);
    process.exit(ExitCode.UNKNOWN);
  });
}
