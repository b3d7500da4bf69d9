import { Found, FoundSchedule } from './found';
import { ParsedDocument } from '../../../providers/provider';
import { asMapping } from '../../../providers/shared/read/reader';

/** What this library calls the custom pipeline of a schedule: the times are in Bitbucket's settings. */
const SCHEDULED = /^scheduled (\S+ \S+ \S+ \S+ \S+) on (.+)$/;

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/ */
export function foundInBitbucket({ data }: ParsedDocument): Found {
  const { branches, tags, custom } = asMapping(asMapping(data).pipelines);
  const names = Object.keys(asMapping(custom));
  return {
    branches: Object.keys(asMapping(branches)),
    // the keys of `pull-requests` are the branches that they come from
    targets: [],
    tags: Object.keys(asMapping(tags)),
    schedules: names.flatMap(scheduleOf),
    pipelines: names.filter((name) => !SCHEDULED.test(name)),
  };
}

function scheduleOf(name: string): FoundSchedule[] {
  const [, cron, branch] = SCHEDULED.exec(name) ?? [];
  return cron === undefined ? [] : [{ cron, branch }];
}
