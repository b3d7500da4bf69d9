import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import { bareHost } from '../settings/address';
import { proxyCredentials } from '../settings/proxy';

/**
 * Opens a connection to a host and port through an HTTP proxy. The proxy learns no more than these two: what is sent is
 * encrypted from end to end, the key with it.
 *
 * @param signal gives the request up
 * @throws {Error} with the code `ERR_PROXY`, or `ERR_PROXY_REFUSED` where the proxy will not, now or later
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-connect
 */
export function openTunnel(proxy: URL, authority: string, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // the address of the proxy may hold a password, so only its host is said
    const fail = (code: string, reason: string) => reject(Object.assign(new Error(`proxy ${proxy.host}: ${reason}`), { code }));
    const request = connectRequest(proxy, authority, signal);
    request.once('error', (error: NodeJS.ErrnoException) => fail('ERR_PROXY', error.message || error.code || 'no connection'));
    request.once('connect', (response, socket: Socket) => {
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      const status = response.statusCode ?? 0;
      fail(status >= 500 ? 'ERR_PROXY' : 'ERR_PROXY_REFUSED', `HTTP ${status} ${response.statusMessage ?? ''}`.trim());
    });
    request.end();
  });
}

function connectRequest(proxy: URL, authority: string, signal: AbortSignal): http.ClientRequest {
  const isPlain = proxy.protocol === 'http:';
  const { request: open } = isPlain ? http : https;
  const credentials = proxyCredentials(proxy);
  return open({
    host: bareHost(proxy),
    port: proxy.port || (isPlain ? 80 : 443),
    method: 'CONNECT',
    path: authority,
    headers: { host: authority, ...(credentials === '' ? {} : { 'proxy-authorization': `Basic ${credentials}` }) },
    agent: false,
    signal,
  });
}
