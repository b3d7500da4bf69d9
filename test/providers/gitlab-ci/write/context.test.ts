import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CONTEXT_NAMES, ContextName } from '../../../../src/model/env';
import { PipelineEvent } from '../../../../src/model/event';
import { SAMPLE_RUN } from '../../../../src/providers/shared/read/sample-run';
import { job, pullRequestInto, pushTo, tagged } from '../../../model/jobs';
import { WrittenFile } from '../written-file';

const env = Object.fromEntries(CONTEXT_NAMES.map((of) => [`V_${of.toUpperCase()}`, { kind: 'context', of } as const]));

const FILE = new WrittenFile([job('a', {
  env,
  triggers: [pushTo('**'), pullRequestInto('**'), tagged('**'), { kind: 'schedule', cron: '0 5 * * *', branch: 'main' }, { kind: 'manual', inputs: [] }],
})]);

/** The values that the commands of the job would see. */
function values(event: PipelineEvent, shell: string): Record<ContextName, string> {
  const [{ steps: [step] }] = FILE.plan(event).jobs;
  const script = [step.script, ...Object.keys(env).map((name) => `printf '%s\\0' "$${name}"`)].join('\n');
  const { stdout, status } = spawnSync(shell, ['-e'], { input: script, encoding: 'utf8', env: { PATH: process.env.PATH, ...step.environment } });
  expect(status).toBe(0);
  return Object.fromEntries(stdout.split('\0').map((value, index) => [CONTEXT_NAMES[index], value]).slice(0, CONTEXT_NAMES.length)) as Record<ContextName, string>;
}

const always = { commit: SAMPLE_RUN.commit, repository: SAMPLE_RUN.repository, runUrl: 'https://gitlab.com/rehearsal/repository/-/pipelines/1', commitMessage: 'Add a model' };
const noRequest = { pullRequestId: '', sourceBranch: '', targetBranch: '', fromFork: 'false' };
const request = { kind: 'pullRequest', number: 7, source: 'feature/a/b', target: 'main', draft: false } as const;
const ofRequest = { event: 'pull_request', branch: 'feature/a/b', tag: '', pullRequestId: '7', sourceBranch: 'feature/a/b', targetBranch: 'main' };

test.each<[PipelineEvent, Partial<Record<ContextName, string>>]>([
  [{ kind: 'push', branch: 'feature/a/b' }, { event: 'push', branch: 'feature/a/b', tag: '', ...noRequest }],
  [{ kind: 'push', branch: 'x$CI_PROJECT_PATH`id`' }, { event: 'push', branch: 'x$CI_PROJECT_PATH`id`' }],
  [{ ...request, fork: false }, { ...ofRequest, fromFork: 'false' }],
  [{ ...request, fork: true }, { ...ofRequest, fromFork: 'true' }],
  [{ kind: 'tag', tag: 'v1' }, { event: 'tag', branch: '', tag: 'v1', ...noRequest }],
  [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }, { event: 'schedule', branch: 'main', tag: '', ...noRequest }],
  [{ kind: 'manual', pipeline: 'a', branch: 'x', inputs: {} }, { event: 'manual', branch: 'x', tag: '', ...noRequest }],
])('a job of every event knows, for %j, what happened, in bash and in sh', (event, expected) => {
  for (const shell of ['bash', 'sh']) expect(values(event, shell)).toMatchObject({ ...always, ...expected });
});
