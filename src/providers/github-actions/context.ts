import { PipelineEvent } from '../plan';
import { known, KnownValue, Semantics, UnknownExpression } from '../planning/expression';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
export function semanticsFor(event: PipelineEvent): Semantics {
  const context: Record<string, KnownValue> = {
    'github.ref': `refs/heads/${event.branch}`,
    'github.ref_name': event.branch,
    'github.ref_type': 'branch',
    'github.event_name': event.kind,
    'github.head_ref': '',
    'github.base_ref': '',
  };
  return {
    variable(name) {
      if (!Object.hasOwn(context, name)) throw new UnknownExpression(name);
      return context[name];
    },
    call(name, values) {
      const [text, part] = values.map((value) => String(known(value) ?? '').toLowerCase());
      switch (name) {
        case 'success': case 'always': return true;
        case 'failure': case 'cancelled': return false;
        case 'startsWith': return text.startsWith(part);
        case 'endsWith': return text.endsWith(part);
        case 'contains': return text.includes(part);
        default: throw new UnknownExpression(name);
      }
    },
    // GitHub ignores case when it compares strings
    equal: (a, b) => typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b,
  };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
export function predefined(event: PipelineEvent): Record<string, string> {
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.kind,
    GITHUB_REF: `refs/heads/${event.branch}`,
    GITHUB_REF_NAME: event.branch,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_HEAD_REF: '',
    GITHUB_BASE_REF: '',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY: 'rehearsal/repository',
    GITHUB_SERVER_URL: 'https://github.com',
    RUNNER_OS: 'Linux',
  };
}
