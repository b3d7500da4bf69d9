import * as endpoints from './endpoints';

/** What a path leads to: an endpoint for each method that it has. */
export interface Route {
  readonly methods: Readonly<Record<string, endpoints.Endpoint>>;
  readonly params: Readonly<Record<string, string>>;
}

const { notEmulated } = endpoints;

/**
 * The paths below `/api/v2/accounts/{account_id}` as the specification writes them, each with its closing slash.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2
 */
const PATHS: Readonly<Record<string, Route['methods']>> = {
  '/jobs/': { GET: endpoints.jobs, POST: notEmulated },
  '/jobs/{id}/': { GET: endpoints.job, POST: notEmulated, DELETE: notEmulated },
  '/jobs/{job_id}/run/': { POST: endpoints.triggerRun },
  '/jobs/{job_id}/rerun/': { POST: endpoints.rerunJob },
  '/jobs/{job_id}/artifacts/{remainder}': { GET: notEmulated },
  '/runs/': { GET: endpoints.runs },
  '/runs/{id}/': { GET: endpoints.run },
  '/runs/{run_id}/cancel/': { POST: endpoints.cancelRun },
  '/runs/{run_id}/retry/': { GET: notEmulated, POST: notEmulated },
  '/runs/{run_id}/artifacts/': { GET: endpoints.artifacts },
  '/runs/{run_id}/artifacts/{remainder}': { GET: endpoints.artifact },
  '/steps/{id}/': { GET: endpoints.step },
};

const COMPILED = Object.entries(PATHS).map(([template, methods]) => ({ pattern: patternOf(template), methods }));

/** The route of a path as it was sent: nothing is normalized, so that `//api/v2/…` leads nowhere, as on the service. */
export function routeOf(path: string): Route | undefined {
  for (const { pattern, methods } of COMPILED) {
    const groups = pattern.exec(path)?.groups;
    if (groups === undefined) continue;
    return { methods, params: Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, paramOf(name, value)])) };
  }
  return undefined;
}

function patternOf(template: string): RegExp {
  const full = `/api/v2/accounts/{account_id}${template}`;
  return new RegExp(`^${full.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${name === 'remainder' ? '.+' : '\\d+'})`)}$`);
}

/** An id in the path is a number, whatever zeros it begins with; the rest of an artifact's path is text. */
function paramOf(name: string, value: string): string {
  return name === 'remainder' ? decoded(value) : BigInt(value).toString();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not a valid escape: no artifact has such a name, and the answer is 404 like for any other.
    return text;
  }
}
