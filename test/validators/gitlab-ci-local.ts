import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { Validator } from './validator';

const run = promisify(execFile);
const program = require.resolve('gitlab-ci-local');

/**
 * `gitlab-ci-local --list`: reads the file as a runner would, with its own copy of GitLab's schema, and checks stages and `needs`.
 *
 * @see https://github.com/firecow/gitlab-ci-local
 */
export const gitlabCiLocal: Validator = {
  name: 'gitlab-ci-local',
  findings: async (_path, text) => {
    const repository = await fs.mkdtemp(path.join(os.tmpdir(), 'gitlab-ci-local-'));
    try {
      await fs.writeFile(path.join(repository, '.gitlab-ci.yml'), text);
      await commit(repository);
      await run(process.execPath, [program, '--list'], { cwd: repository });
      return [];
    } catch (error) {
      return messages(error);
    } finally {
      await fs.rm(repository, { recursive: true, force: true });
    }
  },
};

// it asks git for the remote, its default branch and the last commit, and stops or warns when there is none
async function commit(repository: string): Promise<void> {
  const git = (...args: string[]) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: repository });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'git@gitlab.example.com:test/test.git');
  await git('add', '.gitlab-ci.yml');
  await git('commit', '--quiet', '--message=pipeline');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
}

function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const { stdout = '', stderr = '' } = error as Error & { stdout?: string; stderr?: string };
  const lines = `${stderr}\n${stdout}`.split('\n').map(line => line.trim()).filter(line => line !== '');
  return lines.length > 0 ? lines : [error.message];
}
