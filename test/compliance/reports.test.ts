import { expect, test } from 'vitest';
import { merge, shell } from '../providers/definitions';
import { ALL, Define, Rendered } from '../providers/rendered';

/** Where each service learns of the results of models and tests. */
const PLACES: Readonly<Record<string, (text: string) => boolean>> = {
  // the program writes the summary of the job by itself
  github: (text) => !text.includes('upload'),
  gitlab: (text) => /artifacts:\n +when: always\n +reports:\n +junit: test-results\/dbt\.xml\n +codequality: test-results\/dbt-code-quality\.json/.test(text),
  azure: (text) => /task: PublishTestResults@2\n.*\n +condition: succeededOrFailed\(\)\n(?:.*\n)+? +testResultsFiles: test-results\/dbt\.xml/.test(text),
  // a folder of this name is found by itself
  bitbucket: (text) => text.includes("DBT_JUNIT_PATH='test-results/"),
};

const textOf = (define: Define, provider: typeof ALL[number]): string => Rendered.of(define).texts(provider).join('\n');

test.each(ALL)('on %s the results of a dbt Cloud run are shown, also those of a failed one', (provider) => {
  const text = textOf(merge, provider);

  expect(text).toContain('DBT_JUNIT_PATH');
  expect(PLACES[provider](text)).toBe(true);
});

test.each(ALL)('on %s a job that leaves no results asks for none', (provider) => {
  expect(textOf(shell(), provider)).not.toMatch(/PublishTestResults|artifacts|test-results/);
});
