import { describe, expect, test } from 'vitest';
import { AzureSecretStore, CiProvider, DbtCloudMergeJob, ManualInput, SecretRef, ShellJob, Trigger } from '../../src';
import { ProviderId } from '../../src/model/provider-id';
import { PROVIDERS } from '../../src/providers';
import { dbtProject, MERGE, pipelineFiles, synthesized } from '../support/pipelines';
import { Files } from '../support/repository';

const ALL_IDS = Object.keys(PROVIDERS) as readonly ProviderId[];

/** The lines below a heading. */
function sectionOf(files: Files, title: string): string[] {
  const [, section = ''] = new RegExp(`## ${title}\\n\\n(.*?)\\n(?:\\n## |$)`, 's').exec(files['PIPELINES.md']) ?? [];
  return section.split('\n');
}

describe('PIPELINES.md', () => {
  test('says which job runs when, whatever signs its name holds', () => {
    const project = dbtProject({ providers: [CiProvider.GITLAB] });
    const first = new ShellJob(project.pipelines, 'first', { commands: ['true'], name: 'a|b *c* <d> `e`' });
    new DbtCloudMergeJob(project.pipelines, 'merge', { ...MERGE, needs: [first] });
    new ShellJob(project.pipelines, 'docs', { commands: ['true'], triggers: [Trigger.push({ branchesIgnore: ['x'] })] });
    expect(synthesized(project)['PIPELINES.md']).toContain([
      '| a\\|b \\*c\\* \\<d\\> \\`e\\` | Commands of its own. | a push to any branch | - | 60 minutes | - |',
      '| merge | Runs a dbt Cloud job for each push to main, such as a merge, and watches it to its end. | a push to `main` '
        + '| a\\|b \\*c\\* \\<d\\> \\`e\\` | 120 minutes | `DBT_API_KEY` |',
      '| docs | Commands of its own. | a push to any branch except `x` | - | 60 minutes | - |',
    ].join('\n'));
  });

  test.each([
    [[Trigger.push({ branches: ['main', 'release/*'], branchesIgnore: ['release/old'] })], 'a push to `main`, `release/*` except `release/old`'],
    [[Trigger.push({ paths: ['models/**', 'dbt_project.yml'] })], 'a push to any branch that changes `models/**`, `dbt_project.yml`'],
    [[Trigger.push({ pathsIgnore: ['docs/**'] })], 'a push to any branch that changes any file except `docs/**`'],
    [[Trigger.pullRequest({ targetBranches: ['main'], drafts: false })], 'a pull request into `main`, no draft'],
    [[Trigger.push({ branches: ['main'] }), Trigger.tag({ patterns: ['v*'] })], 'a push to `main`; a tag `v*`'],
    [[Trigger.schedule({ cron: '0 5 * * *' })], 'the schedule `0 5 * * *` in UTC on `main`'],
    [[Trigger.manual()], 'by hand'],
    [[Trigger.manual({ inputs: [ManualInput.named('FULL_REFRESH'), ManualInput.named('MODELS')] })], 'by hand, with `FULL_REFRESH`, `MODELS`'],
  ])('says all that starts a job (%#: %2$s)', (triggers, text) => {
    const project = dbtProject({ providers: [CiProvider.GITHUB] });
    new ShellJob(project.pipelines, 'job', { commands: ['true'], triggers });
    expect(synthesized(project)['PIPELINES.md']).toContain(`| job | Commands of its own. | ${text} | - | 60 minutes | - |`);
  });

  test('names each secret once for each service, with the place to create it', () => {
    const project = dbtProject();
    new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
    new ShellJob(project.pipelines, 'docs', {
      commands: ['true'], secrets: { KEY: SecretRef.named('DBT_API_KEY'), A: SecretRef.named('TOKEN') }, triggers: [Trigger.push({ branches: ['docs'] })],
    });
    expect(sectionOf(synthesized(project), 'Secrets to create')).toEqual([
      '- GitHub Actions: `DBT_API_KEY`, `TOKEN` (Settings > Secrets and variables > Actions > New repository secret)',
      '- GitLab CI: `DBT_API_KEY`, `TOKEN` (Settings > CI/CD > Variables > Add variable: masked, not protected)',
      '- Azure Pipelines: `DBT_API_KEY`, `TOKEN` (the pipeline > Edit > Variables > New variable > Keep this value secret)',
      '- Bitbucket Pipelines: `DBT_API_KEY`, `TOKEN` (Repository settings > Repository variables > Secured)',
    ]);
  });

  test('names a secret by the name that each service has for it, and the environment or store that holds it', () => {
    const project = dbtProject({ providers: [CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE] });
    new ShellJob(project.pipelines, 'deploy', {
      commands: ['true'],
      environment: 'production',
      triggers: [Trigger.push({ branches: ['main'] })],
      secrets: {
        A: SecretRef.named('TOKEN', { environment: 'production', github: 'GH_TOKEN' }),
        B: SecretRef.named('PASSWORD', { azureStore: AzureSecretStore.variableGroup('warehouse') }),
      },
    });
    const lines = sectionOf(synthesized(project), 'Secrets to create');
    expect(lines).toEqual(expect.arrayContaining([
      '- GitHub Actions: `GH_TOKEN` (Settings > Environments > production > Add environment secret)',
      '- GitLab CI: `TOKEN` (Settings > CI/CD > Variables, with the environment scope production)',
      '- Azure Pipelines: `PASSWORD` (Pipelines > Library > warehouse)',
    ]));
  });

  test('says what a service does by other means, for what the definition uses and nothing else', () => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'job', { commands: ['true'], triggers: [Trigger.schedule({ cron: '0 5 * * *' })] });
    const lines = sectionOf(synthesized(project), 'Differences between the services');
    expect(lines).toEqual(['- A schedule on the default branch', ...ALL_IDS.flatMap((id) => {
      const { level, ...support } = PROVIDERS[id].features.schedule;
      return level === 'emulated' && 'by' in support ? [`  - ${PROVIDERS[id].title}: ${support.by}`] : [];
    })]);
    expect(lines.length).toBeGreaterThan(1);
  });

  test('says nothing of differences where there are none', () => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'docs', { commands: ['true'] });
    expect(synthesized(project)['PIPELINES.md']).not.toContain('Differences');
  });

  test('says nothing of secrets where there are none', () => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'docs', { commands: ['true'] });
    expect(synthesized(project)['PIPELINES.md']).not.toContain('Secrets');
  });

  test('names every pipeline file', () => {
    const project = dbtProject();
    new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
    const files = synthesized(project);
    for (const path of Object.keys(pipelineFiles(files))) expect(files['PIPELINES.md']).toContain(`\`${path}\``);
  });
});
