import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import * as library from '../../src';
import { DbtCloudMergeJob, DbtCloudMergeJobProps, Duration, JobRuntime, ShellJob } from '../../src';
import { dbtProject, MERGE, pipelineFiles, synthesized } from '../support/pipelines';
import { thrownBy } from '../support/thrown';

/** A kind of job of a team: a construct that makes a job. */
class Freshness extends Construct {
  readonly job: ShellJob;

  constructor(scope: Construct, id: string, { source }: { readonly source: string }) {
    super(scope, id);
    this.job = new ShellJob(this, `${id}-check`, { commands: [`dbt source freshness --select source:${source}`], runtime: JobRuntime.python(), timeout: Duration.minutes(20) });
    this.node.addValidation({ validate: () => source.includes('*') ? ['source: name one source'] : [] });
  }
}

/** A concrete job with a team's own default. */
class QuietMergeJob extends DbtCloudMergeJob {
  constructor(scope: Construct, id: string, props: DbtCloudMergeJobProps) {
    super(scope, id, { timeout: Duration.hours(4), ...props });
  }
}

describe("a team's own kind of job", () => {
  test('is a construct that makes a `ShellJob`, which other jobs may need', () => {
    const project = dbtProject();
    const freshness = new Freshness(project.pipelines, 'raw', { source: 'raw' });
    new ShellJob(project.pipelines, 'build', { commands: ['dbt build'], needs: [freshness.job] });
    const files = Object.values(pipelineFiles(synthesized(project)));
    for (const file of files.filter((text) => text.includes('dbt build'))) expect(file).toContain('source:raw');
  });

  test('or a subclass of a concrete job', () => {
    const project = dbtProject();
    new QuietMergeJob(project.pipelines, 'merge', MERGE);
    expect(synthesized(project)['.gitlab-ci.yml']).toContain('timeout: 240 minutes');
  });

  test('may validate itself, and then no file is written', () => {
    const project = dbtProject();
    new Freshness(project.pipelines, 'raw', { source: '*' });
    expect(thrownBy(() => project.synth())).toContain('  - raw: source: name one source (failed-validation)');
  });

  test('finds no base class that looks as if it could be extended, and cannot', () => {
    expect(Object.keys(library)).not.toContain('PipelineJob');
  });
});
