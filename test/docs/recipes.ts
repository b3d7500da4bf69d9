import { Block, blocksOf, readDocument } from './markdown';

/** A definition of README, completed where only a part of it is shown. */
export interface Recipe {
  readonly name: string;
  readonly definition: string;
}

const IMPORTS = `import { Construct } from 'constructs';
import { Project } from 'projen';
import { ArtifactsWhen, AzureCodeHost, AzureSecretStore, CiProvider, Concurrency, DbtCloudJob, DbtCloudJobRef, DbtCloudMergeJob } from 'projen-dbt-pipelines';
import { DbtCloudPullRequestJob, DbtPipelines, DeadlineAction, Duration, GitLabSecretStore, JobCache, JobRuntime, ManualInput } from 'projen-dbt-pipelines';
import { RunValue, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger } from 'projen-dbt-pipelines';

const project = new Project({ name: 'recipe' });
`;

const PIPELINES = 'const pipelines = new DbtPipelines(project, { providers: Object.values(CiProvider) });\n';

/** The job that the prose of a recipe takes for granted. */
const MERGE_JOB = `
if (!pipelines.node.tryFindChild('dbt-run-on-merge')) {
  new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
    job: DbtCloudJobRef.fromIds({ accountId: '1', projectId: '2', jobId: '3' }),
    apiKey: SecretRef.named('DBT_API_KEY'),
  });
}
project.synth();
`;

/** The TypeScript of README that is no file of its own. */
export function recipes(): Recipe[] {
  const blocks = blocksOf(readDocument('README.md')).filter(({ language, title }) => language === 'ts' && title === '');
  return blocks.map((block) => ({ name: block.heading, definition: complete(block) }));
}

/** The files that README names on the opening line of their block, by name. */
export function namedFiles(): Record<string, string> {
  return Object.fromEntries(blocksOf(readDocument('README.md')).filter(({ title }) => title !== '').map(({ title, text }) => [title, text]));
}

function complete({ text }: Block): string {
  if (text.includes('import ')) return text;
  return `${IMPORTS}${text.includes('const pipelines =') ? '' : PIPELINES}${text}${MERGE_JOB}`;
}
