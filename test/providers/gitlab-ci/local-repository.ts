import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { YamlMap } from '../../../src/document/document';
import { PipelineEvent } from '../../../src/model/event';

const run = promisify(execFile);
const program = require.resolve('gitlab-ci-local');

/** The variables of an event, from GitLab's page. @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
function variablesOf(event: PipelineEvent): Record<string, string> {
  switch (event.kind) {
    case 'push': return {
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BRANCH: event.branch,
      CI_COMMIT_REF_NAME: event.branch,
      CI_COMMIT_BEFORE_SHA: (event.branchIsNew ? '0' : 'b').repeat(40),
    };
    case 'pullRequest': return {
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_COMMIT_REF_NAME: event.source,
      CI_MERGE_REQUEST_IID: String(event.number),
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: event.target,
      CI_MERGE_REQUEST_DRAFT: String(event.draft),
      CI_MERGE_REQUEST_PROJECT_ID: '11',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: event.fork ? '12' : '11',
    };
    case 'tag': return { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: event.tag, CI_COMMIT_REF_NAME: event.tag };
    case 'schedule': return {
      CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: event.branch, CI_COMMIT_REF_NAME: event.branch, CI_PIPELINE_SCHEDULE_DESCRIPTION: event.cron,
    };
    case 'manual': return { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: event.branch, CI_COMMIT_REF_NAME: event.branch, DBT_PIPELINE: event.pipeline };
  }
}

/** A repository on a feature branch as gitlab-ci-local wants to see it: it compares the working tree with the default branch of the remote. */
export class LocalRepository {
  static async with(file: YamlMap, changed: readonly string[]): Promise<LocalRepository> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gitlab-ci-local-'));
    const git = (...args: string[]) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: folder });
    await fs.writeFile(path.join(folder, '.gitlab-ci.yml'), stringify(file));
    await git('init', '--quiet', '--initial-branch=main');
    await git('remote', 'add', 'origin', 'git@gitlab.example.com:test/test.git');
    await git('add', '--all');
    await git('commit', '--quiet', '--message=pipelines');
    await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    for (const name of changed) {
      await fs.mkdir(path.join(folder, path.dirname(name)), { recursive: true });
      await fs.writeFile(path.join(folder, name), 'select 1');
    }
    await git('add', '--all');
    return new LocalRepository(folder);
  }

  private asked = 0;

  private constructor(private readonly folder: string) {}

  /** The names of the jobs that `gitlab-ci-local --list-json` would start, sorted. */
  async startedBy(event: PipelineEvent): Promise<string[]> {
    const variables = variablesOf(event);
    const set = Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
    const unset = 'CI_COMMIT_BRANCH' in variables ? [] : ['--unset-variable', 'CI_COMMIT_BRANCH'];
    // a state of its own, so that several can be asked at once
    const state = `.state-${this.asked++}`;
    const { stdout } = await run(process.execPath, [
      program, '--list-json', '--json-schema-validation=false', '--ignore-predefined-vars', Object.keys(variables).join(), '--state-dir', state, ...set, ...unset,
    ], { cwd: this.folder });
    const jobs = JSON.parse(stdout) as { name: string; when: string }[];
    return jobs.filter(({ when }) => when === 'on_success' || when === 'always').map(({ name }) => name).sort();
  }

  remove(): Promise<void> {
    return fs.rm(this.folder, { recursive: true, force: true });
  }
}
