import { commentBehind } from '../../document/comment';
import { YamlMap } from '../../document/document';

/** A released action, by the commit that its tag stood at. */
interface PinnedAction {
  readonly repository: string;
  readonly commit: string;
  readonly version: string;
}

/** @see https://docs.github.com/en/actions/reference/security/secure-use#using-third-party-actions */
const CHECKOUT: PinnedAction = { repository: 'actions/checkout', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1', version: 'v7.0.1' };
const SETUP_NODE: PinnedAction = { repository: 'actions/setup-node', commit: '820762786026740c76f36085b0efc47a31fe5020', version: 'v7.0.0' };
const SETUP_PYTHON: PinnedAction = { repository: 'actions/setup-python', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97', version: 'v7.0.0' };

/** The job's token is not left in the working copy for the steps that follow. @see https://github.com/actions/checkout */
export function checkout(): YamlMap {
  return uses('Check out the repository', CHECKOUT, { 'persist-credentials': false });
}

/** Its cache is off: it would restore files into a job that holds a secret. @see https://github.com/actions/setup-node */
export function setupNode(version: string): YamlMap {
  return uses('Set up Node.js', SETUP_NODE, { 'node-version': version, 'package-manager-cache': false });
}

/** @see https://github.com/actions/setup-python */
export function setupPython(version: string): YamlMap {
  return uses('Set up Python', SETUP_PYTHON, { 'python-version': version });
}

function uses(name: string, action: PinnedAction, inputs: YamlMap): YamlMap {
  return commentBehind({ name, uses: `${action.repository}@${action.commit}`, with: inputs }, 'uses', action.version);
}
