import { bareHost, isLoopback, parseAddress } from './address';
import type { Environment } from './setting';

/** Which requests go through which proxy. */
export interface ProxyRule {
  readonly proxy?: URL;
  /** Hosts that are asked directly, as in `NO_PROXY`. */
  readonly except: readonly string[];
}

const PROXY = ['https_proxy', 'HTTPS_PROXY'];

/** What is wrong with the proxy's address, as the rest of a sentence that starts with the variable's name. */
export interface ProxyProblem {
  readonly problem: string;
}

/**
 * Reads `HTTPS_PROXY` and `NO_PROXY`, in lower case first as other programs do. `HTTP_PROXY` has no part in it: requests
 * without encryption go to this machine only.
 *
 * @see https://curl.se/docs/manpage.html#ENVIRONMENT
 */
export function readProxyRule(env: Environment): ProxyRule | ProxyProblem {
  const value = firstSet(env, PROXY);
  const except = firstSet(env, ['no_proxy', 'NO_PROXY']).toLowerCase().split(/[\s,]+/).filter(entry => entry !== '');
  if (value === '') return { except };
  const proxy = parseAddress(value, 'http');
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol)) return { proxy, except };
  // the value may hold a password, so it is not shown
  return { problem: 'is not the address of an HTTP proxy: give one such as http://proxy.example.com:3128' };
}

/** The password in the proxy's address, as it is and as it is written there. */
export function proxySecrets(env: Environment): readonly string[] {
  const password = parseAddress(firstSet(env, PROXY), 'http')?.password ?? '';
  return [password, decoded(password)];
}

/** User name and password for a proxy, as a header has them; empty where its address has none. */
export function proxyCredentials({ username, password }: URL): string {
  return username === '' ? '' : Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The proxy for an address, if there is one. Nothing that goes to this machine needs one. */
export function proxyFor(url: URL, rule: ProxyRule): URL | undefined {
  const direct = url.protocol === 'http:' || isLoopback(url.hostname) || rule.except.some(entry => covers(entry, url));
  return direct ? undefined : rule.proxy;
}

/** Whether an entry of `NO_PROXY` covers an address: `*`, a host and all below it, or one of its ports. */
function covers(entry: string, url: URL): boolean {
  const host = bareHost(url);
  if (entry === '*' || entry === host) return true;
  const [, name, port] = /^\*?\.?([^:*]+?)(?::(\d+))?$/.exec(entry) ?? [];
  return name !== undefined && (port ?? (url.port || '443')) === (url.port || '443') && `.${host}`.endsWith(`.${name}`);
}

function firstSet(env: Environment, names: readonly string[]): string {
  return names.map(name => (env[name] ?? '').trim()).find(value => value !== '') ?? '';
}
