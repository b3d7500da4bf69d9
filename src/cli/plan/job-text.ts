import { NormalJob } from './normal-job';
import { Value } from './shell/value';
import { listed } from './words';

/** What is said of one side of a job, so that services that differ in it get different sentences. */

export function orderText({ after }: NormalJob): string {
  return after.length === 0 ? 'waits for no job' : `runs after ${listed(after.map((name) => `"${name}"`))}`;
}

export function timeoutText({ timeoutMinutes }: NormalJob): string {
  if (timeoutMinutes === undefined) return 'has no time-out of its own';
  return `ends after ${timeoutMinutes} minute${timeoutMinutes === 1 ? '' : 's'}`;
}

const TOOLS: Readonly<Record<string, string>> = { node: 'Node.js', python: 'Python' };

export function toolsText({ tools }: NormalJob): string {
  const names = Object.entries(tools).flatMap(([name, version]) => version === undefined ? [] : [`${TOOLS[name] ?? name} ${version}`]);
  return `uses ${names.length === 0 ? 'no Node.js or Python of a known version' : listed(names.sort())}`;
}

export function valueText(value: Value | undefined): string {
  switch (value?.kind) {
    case 'text': return `is ${JSON.stringify(value.text)}`;
    case 'secret': return 'is a secret';
    case 'unknown': return 'is known only when the job runs';
    case undefined: return 'is not set';
  }
}
