import { Tool } from '../../../model/tool';

/** The official image that holds a tool, where a job runs in a container: the whole one, which has git and bash. */
export function imageOf(tool: Tool): string {
  return `${tool.name}:${tool.version}`;
}
