import { JsonObject } from './json';

/** A fault and the requests that it befalls. Of several rules that fit a request, the first one counts. */
export interface FaultRule {
  /** @default - every method */
  readonly method?: string;
  /** Is looked for in path and query as they were sent. @default - every path */
  readonly path?: RegExp;
  /** How many of these requests are left alone before the first one that the fault befalls. @default 0 */
  readonly after?: number;
  /** How many requests the fault befalls. @default 1 */
  readonly times?: number;
  readonly fault: Fault;
}

/** What goes wrong with one request. */
export interface Fault {
  /** How often the request takes effect. @default - `once` where the answer is made of the true one, else `never` */
  readonly effect?: 'never' | 'once' | 'twice';
  /** Milliseconds from the request to its effect. @default 0 */
  readonly delayMs?: number;
  /** Milliseconds from the effect to the answer. @default 0 */
  readonly answerDelayMs?: number;
  /** What the client gets. @default - the true answer */
  readonly answer?: FaultyAnswer;
}

/** An answer that the API would not give, or not in this way. */
export type FaultyAnswer =
  /** An error in the API's envelope. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string; readonly headers?: Readonly<Record<string, string>> }
  /** A page of a gateway or of another site. The status is 200 where none is given. */
  | { readonly kind: 'page'; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** The connection is reset: TCP RST. */
  | { readonly kind: 'reset' }
  /** The connection stays open and nothing comes. */
  | { readonly kind: 'silence' }
  /** The first half of the true answer, then the end of the connection. */
  | { readonly kind: 'cut off' }
  /** The first half of the true answer as if it were all of it. */
  | { readonly kind: 'truncated' }
  /** The true answer, byte by byte in intervals of so many milliseconds. */
  | { readonly kind: 'drip'; readonly intervalMs: number }
  /** The true answer under another media type. */
  | { readonly kind: 'media type'; readonly mediaType: string }
  /** The true answer with other data in its envelope; an artifact is left as it is. */
  | { readonly kind: 'edited'; readonly edit: Edit };

/** Changes the `data` of an answer: a run, a list of runs or whatever the request was for. */
export type Edit = (data: EditableJson) => EditableJson;

/** JSON as an edit sees it. Ids are numbers here. */
export type EditableJson = null | boolean | number | string | EditableJson[] | { [key: string]: EditableJson };

/** The rules of an emulator, with the count of the requests that each has seen. */
export class FaultScript {
  private readonly seen: number[];

  public constructor(private readonly rules: readonly FaultRule[]) {
    this.seen = rules.map(() => 0);
  }

  /** The fault of the next request. Every rule that fits it counts it. */
  public next(method: string, path: string): Fault | undefined {
    let found: Fault | undefined;
    this.rules.forEach((rule, index) => {
      if (!fits(rule, method, path)) return;
      const place = this.seen[index]++ - (rule.after ?? 0);
      if (place >= 0 && place < (rule.times ?? 1)) found ??= rule.fault;
    });
    return found;
  }
}

function fits(rule: FaultRule, method: string, path: string): boolean {
  return (rule.method === undefined || rule.method === method) && (rule.path === undefined || path.search(rule.path) >= 0);
}

/** Sets fields of a run, or of every run of a list. */
export function withFields(fields: { readonly [key: string]: EditableJson }): Edit {
  const edit: Edit = (data) => {
    if (Array.isArray(data)) return data.map(edit);
    return isObject(data) ? { ...data, ...fields } : data;
  };
  return edit;
}

/** Takes the logs out of a run's steps, as the service does while they are not there yet. */
export const withoutLogs: Edit = (data) => {
  if (!isObject(data) || !Array.isArray(data.run_steps)) return data;
  const steps = data.run_steps.map(withFields({ logs: null, debug_logs: null, truncated_debug_logs: null }));
  return { ...data, run_steps: steps };
};

/** Moves every time that an answer tells, as a service does whose clock is wrong. */
export function withSkew(skewMs: number): Edit {
  const edit: Edit = (data) => {
    if (Array.isArray(data)) return data.map(edit);
    if (!isObject(data)) return data;
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, name.endsWith('_at') ? moved(value, skewMs) : edit(value)]));
  };
  return edit;
}

function moved(value: EditableJson, skewMs: number): EditableJson {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? value : new Date(time + skewMs).toISOString().replace('T', ' ').replace('Z', '+00:00');
}

function isObject(data: EditableJson): data is { [key: string]: EditableJson } & JsonObject {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
