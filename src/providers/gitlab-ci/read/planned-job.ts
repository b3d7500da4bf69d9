import { FileJob } from './jobs-of-file';
import { settingsOf } from './settings';
import { PlannedJob, Reason } from '../../plan';
import { toolOf } from '../../shared/read/image';
import { asMapping, asText, asTexts, unknownKeys } from '../../shared/read/reader';

/** What the planner reads, or what changes nothing of what it says. */
const JOB_KEYS = [
  'image', 'tags', 'stage', 'rules', 'needs', 'timeout', 'variables', 'script', 'before_script', 'artifacts', 'when', 'extends', 'inherit', 'cache',
  'resource_group', 'interruptible', 'environment', 'allow_failure', 'id_tokens', 'secrets', 'coverage', 'dependencies', 'retry',
];

export function planJob({ name, path, job }: FileJob, why: Reason, variables: Record<string, string>, report: (what: string) => void): Omit<PlannedJob, 'needs'> {
  for (const key of unknownKeys(job, JOB_KEYS)) report(`\`${key}\` is not evaluated`);
  const image = asText(asMapping(job.image).name) ?? asText(job.image);
  const tool = image === undefined ? undefined : toolOf(image);
  return {
    id: name,
    name,
    path,
    at: [name],
    why,
    timeoutMinutes: minutesOf(asText(job.timeout)),
    tools: tool ? { [tool.name]: tool.version } : {},
    settings: settingsOf(job, variables),
    steps: [{
      name: 'script',
      // what the runner's wrapper sets where the image has bash
      shell: ['bash', '-eo', 'pipefail', '{0}'],
      script: [...asTexts(job.before_script), ...asTexts(job.script)].join('\n'),
      environment: variables,
      secrets: { kind: 'all' },
    }],
  };
}

/** @see https://docs.gitlab.com/ci/yaml/#timeout */
function minutesOf(timeout: string | undefined): number | undefined {
  const match = /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?)?$/.exec(timeout?.trim() ?? '');
  return match?.[0] ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) : undefined;
}
