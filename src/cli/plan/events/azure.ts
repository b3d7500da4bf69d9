import * as path from 'node:path';
import { Found } from './found';
import { ParsedDocument } from '../../../providers/provider';
import { asList, asMapping, asText, asTexts } from '../../../providers/shared/read/reader';

/**
 * A person can start any pipeline by hand; the ones that ask for something or that nothing else starts are meant to be.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pipeline
 */
export function foundInAzure({ path: file, data }: ParsedDocument): Found {
  const { trigger, pr, schedules, parameters } = asMapping(data);
  const isMeantForHands = asList(parameters).length > 0 || (trigger === 'none' && pr === 'none' && schedules === undefined);
  const pushed = [...asTexts(trigger).filter((name) => name !== 'none'), ...included(asMapping(trigger).branches)];
  return {
    branches: pushed.filter((name) => !name.startsWith(TAG)).map(shortName),
    targets: [...asTexts(pr).filter((name) => name !== 'none'), ...included(asMapping(pr).branches)].map(shortName),
    tags: [...pushed.filter((name) => name.startsWith(TAG)), ...included(asMapping(trigger).tags)].map(shortName),
    schedules: asList(schedules).map(asMapping).flatMap(({ cron, branches }) => included(branches).map(shortName).map((branch) => ({ cron: asText(cron) ?? '', branch }))),
    pipelines: isMeantForHands ? [path.posix.parse(file).name] : [],
  };
}

function included(rules: unknown): string[] {
  return asTexts(asMapping(rules).include);
}

/** What stands below `branches` may be a tag. */
const TAG = 'refs/tags/';

function shortName(name: string): string {
  return name.replace(/^refs\/(?:heads|tags)\//, '');
}
