import * as path from 'node:path';
import { Found } from './found';
import { ParsedDocument } from '../../../providers/provider';
import { asList, asMapping, asText, asTexts } from '../../../providers/shared/read/reader';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on */
export function foundInGitHub({ path: file, data }: ParsedDocument): Found {
  const { on } = asMapping(data);
  const events = asMapping(on);
  const push = asMapping(events.push);
  const names = [...asTexts(on), ...Object.keys(events)];
  return {
    branches: included(push.branches),
    targets: included(asMapping(events.pull_request).branches),
    tags: included(push.tags),
    schedules: asList(events.schedule).flatMap((entry) => asText(asMapping(entry).cron) ?? []).map((cron) => ({ cron })),
    pipelines: names.includes('workflow_dispatch') ? [path.posix.parse(file).name] : [],
  };
}

function included(patterns: unknown): string[] {
  return asTexts(patterns).filter((pattern) => !pattern.startsWith('!'));
}
