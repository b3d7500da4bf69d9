import { parse } from 'yaml';
import { YamlMap } from '../../../src/document/document';
import { stringify } from '../../../src/files/stringify';
import { PipelineEvent } from '../../../src/model/event';
import { Job } from '../../../src/model/job';
import { GitLabSettings } from '../../../src/providers/gitlab-ci/options';
import { planner } from '../../../src/providers/gitlab-ci/read/index';
import { render } from '../../../src/providers/gitlab-ci/write/index';
import { Plan } from '../../../src/providers/plan';
import { definition } from '../../model/jobs';

export const ROOT: GitLabSettings = { path: '.gitlab-ci.yml', tags: [] };

/** The file of some jobs, as GitLab would read it. */
export class WrittenFile {
  readonly text: string;
  readonly data: YamlMap;

  constructor(jobs: readonly Job[], settings: GitLabSettings = ROOT) {
    const [document] = render(definition(...jobs), settings);
    this.text = stringify(document.data, document.header);
    this.data = parse(this.text) as YamlMap;
  }

  job(name: string): YamlMap {
    return this.data[name] as YamlMap;
  }

  /** The conditions of a job's rules. */
  conditions(name: string): unknown[] {
    return (this.job(name).rules as YamlMap[]).map((rule) => rule.if);
  }

  plan(event: PipelineEvent): Plan {
    return planner.plan([{ path: '.gitlab-ci.yml', data: this.data }], event);
  }

  running(event: PipelineEvent): string[] {
    return this.plan(event).jobs.map(({ name }) => name);
  }
}
