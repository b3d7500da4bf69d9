import { describe, expect, test } from 'vitest';
import { AzureCodeHost, SqlFluffDialect, SqlFluffLint, Trigger } from '../../../src';
import { dbtProject, synthesized } from '../../support/pipelines';
import { folderWith } from '../folder';
import { plan } from '../plan-process';

describe('a pull request where a branch policy of Azure Repos has the filter of paths', () => {
  function files(): Record<string, string> {
    const project = dbtProject({ azure: { codeHost: AzureCodeHost.AZURE_REPOS } });
    new SqlFluffLint(project.pipelines, 'lint', {
      dialect: SqlFluffDialect.SNOWFLAKE, triggers: [Trigger.pullRequest({ targetBranches: ['main'], paths: ['models/**'] })],
    });
    return Object.fromEntries(Object.entries(synthesized(project)).filter(([file]) => file.endsWith('.yml')));
  }
  const EVENT = ['--event', 'pull-request', '--branch', 'a', '--target', 'main'];
  const NOT_COMPARED = '  "lint": whether it runs for these files on Azure Pipelines, where the branch policy in the settings has the filter of paths';

  test('is not said to differ for files that the filter would leave out', () => {
    const { status, lines } = plan(folderWith(files()), ...EVENT, '--changed', 'README.md');
    expect(lines).toContain(NOT_COMPARED);
    expect(status).toBe(0);
  });

  test('is compared all the same in what the job does', () => {
    const azure = Object.entries(files()).find(([file]) => file.includes('azure'));
    const [file, text] = azure ?? ['', ''];
    const { status, lines } = plan(folderWith({ ...files(), [file]: text.replace(/timeoutInMinutes: \d+/, 'timeoutInMinutes: 7') }), ...EVENT, '--changed', 'models/a.sql');
    expect(lines[lines.length - 1]).toContain('ends after 7 minutes on Azure Pipelines');
    expect(status).toBe(3);
  });

  test('is compared whole as long as no file is named', () => {
    expect(plan(folderWith(files()), ...EVENT).lines).not.toContain(NOT_COMPARED);
  });
});
