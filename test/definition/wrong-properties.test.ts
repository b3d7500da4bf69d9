import { describe, expect, test } from 'vitest';
import { ShellJob } from '../../src';
import { dbtProject } from '../support/pipelines';
import { repository, timedStatesIn } from '../support/repository';
import { thrownBy } from '../support/thrown';
import { WRONG_PROPERTIES } from '../support/wrong-properties';

describe('a wrong property throws where it is set', () => {
  test.each(WRONG_PROPERTIES)('%s', (_, action, message) => {
    expect(thrownBy(action)).toBe(message);
  });

  test('and nothing is written', () => {
    const folder = repository({ 'dbt_project.yml': 'name: shop\n' });
    const before = timedStatesIn(folder);
    thrownBy(() => new ShellJob(dbtProject({}, folder).pipelines, 'job', { commands: [] }));
    expect(timedStatesIn(folder)).toEqual(before);
  });
});

describe('every message has the same form', () => {
  test.each(WRONG_PROPERTIES.map(([, , message]) => message))('%s', (message) => {
    // the property, as the user spells it, comes first
    expect(message).toMatch(/^(?:[a-z][\w.]*(?: "[^"]*")?|name of a variable in `\w+`|id of the job|(?:Dbt|Duration|JobRuntime|Trigger|ManualInput|Concurrency|SecretRef|GitLabSecretStore|AzureSecretStore|SqlFluff)[\w.]*): /);
    expect(message).not.toMatch(/[.!]$/);
    expect(message).not.toContain('\n');
    // what is allowed, or what to do instead
    expect(message).toMatch(/expected |must |: (?:allowed are|give|fill|name|choose|put|read|leave|let|set|copy|open|shorten|rename|add|did you mean|the properties are) /);
  });
});
