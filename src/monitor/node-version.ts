import { MINIMUM_NODE_MAJOR } from './contract';

/**
 * The sentence to end with on a Node that is too old, or nothing on one that will do.
 *
 * @param version as in `process.versions.node`
 */
export function unsupportedNode(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major >= MINIMUM_NODE_MAJOR) return undefined;
  return `run-and-monitor needs Node ${MINIMUM_NODE_MAJOR} or newer and was started by Node ${version}: choose a newer image or set-up step`;
}
