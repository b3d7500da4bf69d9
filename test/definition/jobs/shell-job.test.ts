import { describe, expect, test } from 'vitest';
import { SecretRef, ShellJob, ShellJobProps } from '../../../src';
import { dbtProject, pipelineFiles, read, stringsIn, synthesized } from '../../support/pipelines';
import { thrownBy } from '../../support/thrown';

/** Every string of each of the four files. */
function stringsOf(props: ShellJobProps): string[][] {
  const project = dbtProject();
  new ShellJob(project.pipelines, 'job', props);
  const files = synthesized(project);
  const paths = Object.keys(pipelineFiles(files));
  expect(paths).toHaveLength(4);
  return paths.map((path) => stringsIn(read(files, path)));
}

describe('a command comes out of all four files as it is', () => {
  test.each([
    'echo "a: b" # c', 'echo \'it\'\\\'\'s\'', 'yes', '- x', '{ echo; }', '[ -f a ] && b', '* ', 'a\nb\n\n  c', 'cat <<EOF\n  a: b\nEOF', 'echo 😀 größe', 'a\tb', 'echo $HOME ${HOME} $$', 'x'.repeat(500),
    '!true', '# only a comment', 'echo \\', '%', '@', '12:30', 'echo "$(date)"', ' leading', 'trailing ',
  ])('%j', (command) => {
    for (const strings of stringsOf({ commands: ['true', command] })) {
      // where a service has one script, the commands are its lines
      expect(strings.some((text) => text === command || `\n${text}\n`.includes(`\n${command}\n`))).toBe(true);
    }
  });

  test.each(['', ' ', '\n', 'a ${{ b }}', 'a\rb', 'a\r\nb', 'a\u0000b', '\u001b[1m', 'a\u2028b', '\ud800'])('or is refused: %j', (command) => {
    expect(thrownBy(() => stringsOf({ commands: [command] }))).toMatch(/^commands: /);
  });
});

describe('a value comes out of all four files as it is', () => {
  const spellings = (value: string): string[] => [value, value.replace(/\$/g, '$$$$'), `export VALUE='${value.replace(/'/g, '\'\\\'\'')}'`];

  test.each(['', 'a', 'it\'s "so"', 'a: b', 'a # b', '#', ' a ', 'yes', '00000', '12:30', '1e3', '$HOME', '$$', '${A}', '`id`', 'a\\', '!', '😀', '-', '~', 'x'.repeat(300)])('%j', (value) => {
    for (const strings of stringsOf({ commands: ['true'], env: { VALUE: value } })) {
      expect(strings.some((text) => spellings(value).includes(text))).toBe(true);
    }
  });

  test.each(['a\nb', 'a\tb', '\r', '${{ a }}', '$(a)', '$[a]', '\u2029', '\ufeff', '\udc00'])('or is refused: %j', (value) => {
    expect(thrownBy(() => stringsOf({ commands: ['true'], env: { VALUE: value } }))).toMatch(/^env "VALUE": /);
  });
});

test('what was handed over may change afterwards', () => {
  const project = dbtProject();
  const commands = ['first'];
  const environment: Record<string, string> = { A: '1' };
  new ShellJob(project.pipelines, 'job', { commands, env: environment });
  commands.push('second');
  environment.B = '2';
  const text = Object.values(pipelineFiles(synthesized(project))).join('\n');
  expect(text).not.toContain('second');
  expect(text).not.toMatch(/\bB\b.*2/);
});

test('a secret reaches its variable on all four, by its name', () => {
  const project = dbtProject();
  new ShellJob(project.pipelines, 'job', { commands: ['true'], secrets: { TOKEN: SecretRef.named('DOCS_TOKEN') } });
  const files = synthesized(project);
  expect(files['.github/workflows/job.yml']).toContain('TOKEN: ${{ secrets.DOCS_TOKEN }}');
  expect(files['.azure-pipelines/job.yml']).toContain('TOKEN: $(DOCS_TOKEN)');
  for (const path of ['.gitlab-ci.yml', 'bitbucket-pipelines.yml']) expect(files[path]).toContain('export TOKEN="$DOCS_TOKEN"');
});
