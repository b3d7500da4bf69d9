import { describe, expect, test } from 'vitest';
import { AzureCodeHost, ManualInput, ShellJob, Trigger } from '../../../../src';
import { dbtProject, synthesized } from '../../../support/pipelines';
import { folderWith } from '../../folder';
import { plan } from '../../plan-process';

describe('an event that no file knows is refused', () => {
  const CHOICE = ManualInput.named('TARGET', { options: ['ci', 'prod'] });
  const byHand = (pipeline: string, ...inputs: readonly string[]): string[] => [
    '--event', 'manual', '--branch', 'main', '--pipeline', pipeline, ...inputs.flatMap((input) => ['--input', input]),
  ];

  function files(): Record<string, string> {
    const project = dbtProject({ azure: { codeHost: AzureCodeHost.GITHUB } });
    new ShellJob(project.pipelines, 'nightly', {
      commands: ['dbt build --target "$TARGET"'],
      triggers: [Trigger.schedule({ cron: '0 5 * * *' }), Trigger.manual({ inputs: [CHOICE, ManualInput.named('REASON')] })],
    });
    return Object.fromEntries(Object.entries(synthesized(project)).filter(([file]) => file.endsWith('.yml')));
  }

  test.each([
    [byHand('nightlyy'), '--pipeline nightlyy: no file here has such a pipeline: did you mean "nightly"?'],
    [['--event', 'schedule', '--branch', 'main', '--cron', '0 6 * * *'], '--cron "0 6 * * *": no file here has such a schedule: did you mean "0 5 * * *"?'],
    [byHand('nightly', 'TARGTE=ci'), '--input TARGTE=ci: no file here has such a field of "nightly": did you mean "TARGET"? there is "TARGET", "REASON"'],
    [byHand('nightly', 'TARGET=dev'), '--input TARGET=dev: it may be ci, prod'],
  ])('%j', (words, message) => {
    const { status, lines } = plan(folderWith(files()), ...words);
    expect(lines[0]).toContain(message);
    expect(status).toBe(2);
  });

  test.each([
    [byHand('nightly', 'TARGET=ci', 'REASON=backfill')],
    [['--event', 'schedule', '--branch', 'main', '--cron', '0 5 * * *']],
  ])('and one that they know is not: %j', (words) => {
    expect(plan(folderWith(files()), ...words).status).toBe(0);
  });

  test('while a variable that a file reads may be given without a field for it', () => {
    const gitlab = 'build:\n  script: dbt build --select "$MODELS"\n';
    expect(plan(folderWith({ '.gitlab-ci.yml': gitlab }), ...byHand('any', 'MODELS=a')).status).toBe(0);
    expect(plan(folderWith({ '.gitlab-ci.yml': gitlab }), ...byHand('any', 'MODLES=a')).status).toBe(2);
  });
});
