import { MergedFile } from './merged-file';
import { PipelineEvent } from '../../../model/event';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { UnknownParts } from '../../shared/read/plan-order';
import { asMapping } from '../../shared/read/reader';
import { ROOT_FILE } from '../options';

/** What the settings decide before a job runs. */
export function assumptionsOf({ root }: MergedFile, event: PipelineEvent, assumed: UnknownParts): void {
  if (event.kind === 'schedule') assumed.add(ROOT_FILE, `a schedule "${event.cron}" on "${event.branch}", with that time as its description, is taken to be set up`);
  if (event.kind === 'manual' && Object.hasOwn(asMapping(root.variables), PIPELINE_CHOICE)) {
    assumed.add(ROOT_FILE, 'the settings are taken to let the person set variables');
  }
}
