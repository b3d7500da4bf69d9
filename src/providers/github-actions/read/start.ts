import { decideNames, decidePaths } from './filters';
import { firstNo, no, Place, Verdict, yes } from './verdict';
import { WorkflowEvent } from './workflow-event';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asText, asTexts, Mapping, unknownKeys } from '../../shared/read/reader';

const READ_KEYS = ['branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore', 'types', 'inputs'];

/**
 * Whether an event starts a workflow, by what is below `on`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on
 */
export function decideStart(workflow: Mapping, event: WorkflowEvent, notes: Notes): Verdict {
  // a YAML 1.1 reader takes an unquoted `on` for true
  const root = workflow.on === undefined ? 'true' : 'on';
  const on = workflow[root];
  const { name } = event;
  if (typeof on === 'string' || Array.isArray(on)) {
    const index = asTexts(on).indexOf(name);
    if (index === -1) return no([root], `\`on\` does not hold "${name}"`);
    return decideEvent([], {}, [root, ...Array.isArray(on) ? [index] : []], event, notes);
  }
  if (!Object.hasOwn(asMapping(on), name)) return no([root], `\`on\` does not hold "${name}"`);
  const given = asMapping(on)[name];
  const filter = asMapping(given);
  notes.unknownKeys(`on.${name}.`, unknownKeys(filter, READ_KEYS));
  return decideEvent(asList(given), filter, [root, name], event, notes);
}

/** @param entries the items of a list below the event, of which only `schedule` has any */
function decideEvent(entries: readonly unknown[], filter: Mapping, at: Place, event: WorkflowEvent, notes: Notes): Verdict {
  const { cause } = event;
  const plain = yes(at, `\`on\` holds "${event.name}"`);
  switch (cause.kind) {
    case 'schedule': return decideSchedule(entries, cause.cron, at, cause.branch, notes);
    case 'manual': return decideManual(cause.pipeline, at, notes.path);
    case 'tag': return decideRef(filter, 'tags', cause.tag, at, notes) ?? plain;
    case 'push': return firstNo([
      () => decideRef(filter, 'branches', cause.branch, at, notes),
      () => decidePaths(filter, cause, at, notes),
    ]) ?? plain;
    case 'pullRequest': return firstNo([
      () => decideTypes(filter, at, notes),
      () => decideNames(filter, 'branches', cause.target, at, notes),
      () => decidePaths(filter, cause, at, notes),
    ]) ?? plain;
  }
}

/** A filter of branches alone keeps tags out, and the other way round. */
function decideRef(filter: Mapping, kind: 'branches' | 'tags', name: string, at: Place, notes: Notes): Verdict | undefined {
  const verdict = decideNames(filter, kind, name, at, notes);
  if (verdict) return verdict;
  const other = kind === 'branches' ? ['tags', 'tags-ignore'] : ['branches', 'branches-ignore'];
  const found = other.find((key) => filter[key] !== undefined);
  return found === undefined ? undefined : no([...at, found], `\`${found}\` without \`${kind}\`: no ${kind === 'tags' ? 'tag' : 'branch'} starts it`);
}

/** The event stands for a pull request that was opened, reopened or given a new commit. */
const TYPES = ['opened', 'synchronize', 'reopened'];

function decideTypes(filter: Mapping, at: Place, notes: Notes): Verdict | undefined {
  if (filter.types === undefined) return undefined;
  const types = asTexts(filter.types);
  const meant = types.filter((type) => TYPES.includes(type));
  if (meant.length === 0) return no([...at, 'types'], `\`types\` holds none of ${TYPES.join(', ')}`);
  if (meant.length < TYPES.length) notes.assume(`\`types\` holds only ${meant.join(' and ')}: the pull request is taken to be just that`);
  return undefined;
}

function decideSchedule(entries: readonly unknown[], cron: string, at: Place, branch: string, notes: Notes): Verdict {
  const index = entries.findIndex((entry) => asText(asMapping(entry).cron)?.trim() === cron);
  if (index === -1) return no(at, `\`schedule\` does not hold "${cron}"`);
  if (asMapping(entries[index]).timezone !== undefined) notes.unknown(`\`on.schedule[${index}].timezone\` is not evaluated`);
  notes.assume(`"${branch}" is taken to be the default branch: GitHub runs schedules nowhere else`);
  return yes([...at, index, 'cron'], `\`schedule\` holds "${cron}"`);
}

function decideManual(pipeline: string, at: Place, path: string): Verdict {
  const name = path.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  return name === pipeline ? yes(at, 'a person chose this workflow') : no(at, `a person chose "${pipeline}"`);
}
