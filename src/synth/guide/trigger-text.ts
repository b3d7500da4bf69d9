import { Job } from '../../model/job';
import { EVERY_NAME, NameSet } from '../../model/patterns/name-set';
import { PullRequestTrigger, Trigger } from '../../model/trigger';

/** All that starts a job, in words and as Markdown. */
export function triggersText(job: Job): string {
  return job.triggers.map((trigger) => triggerText(trigger, job.forks)).join('; ');
}

function triggerText(trigger: Trigger, forks: Job['forks']): string {
  switch (trigger.kind) {
    case 'push': return `a push to ${namesText(trigger.branches, 'any branch')}${pathsText(trigger.paths)}`;
    case 'pullRequest': return `a pull request into ${namesText(trigger.targets, 'any branch')}${pathsText(trigger.paths)}${leftOutText(trigger, forks)}`;
    case 'tag': return `a tag ${namesText(trigger.tags, 'of any name')}`;
    case 'schedule': return `the schedule ${code(trigger.cron)} in UTC on ${code(trigger.branch)}`;
    case 'manual': return trigger.inputs.length === 0 ? 'by hand' : `by hand, with ${trigger.inputs.map(({ variable }) => code(variable)).join(', ')}`;
  }
}

/** The last rule that matches a name decides, so the words stand in the order of the rules. */
function namesText(names: NameSet, every: string): string {
  return names.map(({ pattern, included }, index) => {
    const text = pattern === EVERY_NAME[0].pattern ? every : code(pattern);
    if (index === 0) return text;
    if (names[index - 1].included === included) return `, ${text}`;
    return included ? ` and again ${text}` : ` except ${text}`;
  }).join('');
}

function pathsText(paths: NameSet | undefined): string {
  return paths === undefined ? '' : ` that changes ${namesText(paths, 'any file')}`;
}

function leftOutText({ drafts }: PullRequestTrigger, forks: Job['forks']): string {
  return (drafts === 'left-out' ? ', no draft' : '') + (forks === 'skip' ? ', not from a fork' : '');
}

function code(text: string): string {
  return `\`${text}\``;
}
