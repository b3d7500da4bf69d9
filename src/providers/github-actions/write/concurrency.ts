import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';

/**
 * `github.ref` is the branch, the tag or, of a pull request, `refs/pull/<number>/merge`: `head_ref` would be the same for two forks. The
 * file is left out of the group, because one job stands in several.
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
export function renderConcurrency({ id, concurrency }: Job): YamlMap | undefined {
  switch (concurrency?.kind) {
    case 'queue': return { 'group': concurrency.group, 'cancel-in-progress': false, 'queue': 'max' };
    case 'cancelOlder': return { 'group': `${id}-\${{ github.ref }}`, 'cancel-in-progress': true };
    case undefined: return undefined;
  }
}
