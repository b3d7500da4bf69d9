import * as fs from 'node:fs';
import * as path from 'node:path';
import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  // somebody wrote one by hand
  fs.writeFileSync(path.join(pipelines.project.outdir, '.gitlab-ci.yml'), 'docs:\n  script: [make docs]\n');
  new ShellJob(pipelines, 'compile', { commands: ['dbt compile'] });
}
