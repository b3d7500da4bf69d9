import { NamedEvents } from '../../provider';

const NOTHING: NamedEvents = { branches: [], targetBranches: [], tags: [], schedules: [], manualPipelines: [], otherPipelines: [] };

/** The events of several files, or parts of a file, in one. */
export function mergeEvents(parts: readonly Partial<NamedEvents>[]): NamedEvents {
  const all = parts.map((part) => ({ ...NOTHING, ...part }));
  return {
    branches: all.flatMap(({ branches }) => branches),
    targetBranches: all.flatMap(({ targetBranches }) => targetBranches),
    tags: all.flatMap(({ tags }) => tags),
    schedules: all.flatMap(({ schedules }) => schedules),
    manualPipelines: all.flatMap(({ manualPipelines }) => manualPipelines),
    otherPipelines: all.flatMap(({ otherPipelines }) => otherPipelines),
  };
}

/** What a person calls a pipeline that is a file. */
export function pipelineName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
}
