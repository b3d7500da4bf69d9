import { describe, expect, test } from 'vitest';
import { PipelineEvent } from '../../../../src/model/event';
import { planner } from '../../../../src/providers/github-actions/read/index';
import { DOCUMENTED_FILTERS } from '../documented-filters';

function starts(on: unknown, event: PipelineEvent): boolean {
  const data = { on, jobs: { a: { steps: [{ run: 'make' }] } } };
  return planner.plan([{ path: '.github/workflows/a.yml', data }], event).jobs.length === 1;
}

describe.each(DOCUMENTED_FILTERS.map((filter) => ({ ...filter, text: JSON.stringify(filter.on) })))('as GitHub documents, $text', (filter) => {
  test('starts for each of the events that the page names', () => {
    expect(filter.starts.filter((event) => !starts(filter.on, event))).toEqual([]);
  });

  test('leaves out those that it does not let through', () => {
    expect(filter.leaves.filter((event) => starts(filter.on, event))).toEqual([]);
  });
});
