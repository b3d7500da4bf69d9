import { describe, expect, test } from 'vitest';
import { CiProvider, DbtCloudMergeJob, SecretRef, ShellJob, Trigger } from '../../src';
import { dbtProject, MERGE, pipelineFiles, synthesized } from '../support/pipelines';

describe('PIPELINES.md', () => {
  test('says which job runs when, whatever signs its name holds', () => {
    const project = dbtProject({ providers: [CiProvider.GITLAB] });
    const first = new ShellJob(project.pipelines, 'first', { commands: ['true'], name: 'a|b *c* <d> `e`' });
    new DbtCloudMergeJob(project.pipelines, 'merge', { ...MERGE, needs: [first] });
    new ShellJob(project.pipelines, 'docs', { commands: ['true'], triggers: [Trigger.push({ branchesIgnore: ['x'] })] });
    expect(synthesized(project)['PIPELINES.md']).toContain([
      '| a\\|b \\*c\\* \\<d\\> \\`e\\` | Commands of its own. | any branch | - | 60 minutes | - |',
      '| merge | Runs a dbt Cloud job for each push to main, such as a merge, and watches it to its end. | `main` '
        + '| a\\|b \\*c\\* \\<d\\> \\`e\\` | 120 minutes | `DBT_API_KEY` |',
      '| docs | Commands of its own. | any branch except `x` | - | 60 minutes | - |',
    ].join('\n'));
  });

  test('names each secret once, with the place to create it on each service', () => {
    const project = dbtProject();
    new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
    new ShellJob(project.pipelines, 'docs', {
      commands: ['true'], secrets: { KEY: SecretRef.named('DBT_API_KEY'), A: SecretRef.named('TOKEN') }, triggers: [Trigger.push({ branches: ['docs'] })],
    });
    const text = synthesized(project)['PIPELINES.md'];
    const [, section] = /## Secrets to create\n\n(.*?)\n\n## /s.exec(text) ?? [];
    expect(section.split('\n')).toEqual([
      '`DBT_API_KEY`, `TOKEN`:', '', expect.stringMatching(/^- GitHub Actions: /), expect.stringMatching(/^- GitLab CI: /),
      expect.stringMatching(/^- Azure Pipelines: /), expect.stringMatching(/^- Bitbucket Pipelines: /),
    ]);
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
