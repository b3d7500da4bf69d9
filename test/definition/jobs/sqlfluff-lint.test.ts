import { describe, expect, test } from 'vitest';
import { CiProvider, DbtPipelinesOptions, SqlFluffDialect, SqlFluffLint, SqlFluffLintProps, SqlFluffTemplater, Trigger } from '../../../src';
import { dbtProject, pipelineFiles, read, stringsIn, synthesized } from '../../support/pipelines';

/** The commands of the job, as GitLab CI gets them. */
function commandsOf(props: Partial<SqlFluffLintProps>): string[] {
  return jobOf(props).script;
}

interface GitLabJob {
  readonly script: string[];
  readonly rules: unknown;
  readonly image: string;
  readonly timeout: string;
}

function jobOf(props: Partial<SqlFluffLintProps>, options: Partial<DbtPipelinesOptions> = {}): GitLabJob {
  const project = dbtProject({ providers: [CiProvider.GITLAB], ...options });
  new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE, ...props });
  return (read(synthesized(project), '.gitlab-ci.yml') as { lint: never }).lint;
}

describe('the commands', () => {
  test('install a pinned release and lint the models', () => {
    expect(commandsOf({})).toEqual(['python -m pip install sqlfluff==4.5.0', 'sqlfluff lint models --dialect snowflake']);
  });

  test('can be those of the guide', () => {
    expect(commandsOf({ version: '0.13.1', rules: ['L019', 'L020', 'L021', 'L022'] })).toEqual([
      'python -m pip install sqlfluff==0.13.1', 'sqlfluff lint models --dialect snowflake --rules L019,L020,L021,L022',
    ]);
  });

  test('carry every option', () => {
    expect(commandsOf({
      paths: ['models', 'snapshots/my models'],
      rules: ['core'],
      excludeRules: ['LT01', 'capitalisation.*'],
      templater: SqlFluffTemplater.DBT,
      packages: ['dbt-snowflake==1.10.2'],
      config: 'ci/.sqlfluff',
      dialect: SqlFluffDialect.of('future_sql'),
    })).toEqual([
      'python -m pip install sqlfluff==4.5.0 sqlfluff-templater-dbt==4.5.0 dbt-snowflake==1.10.2',
      "sqlfluff lint models 'snapshots/my models' --dialect future_sql --rules core --exclude-rules 'LT01,capitalisation.*' --templater dbt --config ci/.sqlfluff",
    ]);
  });

  test('take no word for source', () => {
    const paths = ['a;id', '`id`', '$HOME', 'a\'b', '~', '*', 'a && b'];
    expect(commandsOf({ paths })[1]).toBe("sqlfluff lint 'a;id' '`id`' '$HOME' 'a'\\''b' '~' '*' 'a && b' --dialect snowflake");
  });

  test.each(['4.5', '4.5.0a1', '4.5.0rc2', '4.5.0.post1', '0.13.1'])('take the version %s', (version) => {
    expect(commandsOf({ version })[0]).toBe(`python -m pip install sqlfluff==${version}`);
  });

  test('are the same on all four', () => {
    const project = dbtProject();
    new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB });
    const files = synthesized(project);
    const paths = Object.keys(pipelineFiles(files));
    expect(paths).toHaveLength(4);
    for (const path of paths) {
      const lines = stringsIn(read(files, path)).flatMap((text) => text.split('\n'));
      expect(lines, path).toEqual(expect.arrayContaining(['python -m pip install sqlfluff==4.5.0', 'sqlfluff lint models --dialect duckdb']));
    }
  });
});

describe('a push starts it', () => {
  const PUSH = '$CI_PIPELINE_SOURCE == "push" && ';

  test.each<[string, Partial<SqlFluffLintProps>, string]>([
    ['to every branch except the default one', {}, '$CI_COMMIT_BRANCH && $CI_COMMIT_BRANCH != "trunk"'],
    ['to the branches that are named', { triggers: [Trigger.push({ branches: ['trunk'] })] }, '$CI_COMMIT_BRANCH == "trunk"'],
    ['as the triggers say', { triggers: [Trigger.push()] }, '$CI_COMMIT_BRANCH'],
  ])('%s', (_, props, rule) => {
    expect(jobOf(props, { defaultBranch: 'trunk' }).rules).toEqual([{ if: `${PUSH}${rule}` }]);
  });
});

test('it has Python 3.12 and 15 minutes unless told', () => {
  expect(jobOf({})).toMatchObject({ image: 'python:3.12', timeout: '15 minutes' });
  expect(jobOf({ pythonVersion: '3.9' }).image).toBe('python:3.9');
});
