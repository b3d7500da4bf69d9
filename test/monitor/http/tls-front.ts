import * as fs from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import * as path from 'node:path';
import * as tls from 'node:tls';

const CERTIFICATES = path.join(__dirname, '..', 'certificates');

/** The authority that signed the certificate of the tests. */
export const AUTHORITY = path.join(CERTIFICATES, 'ca.pem');

/** A host that is not this machine, for which the certificate holds; only a proxy knows where it is. */
export const DISTANT_HOST = 'dbt.example.com';

/** A server that stands before another one. */
export interface Front {
  readonly port: number;
  stop(): Promise<void>;
}

/** Speaks TLS as `localhost` and hands on what it receives to a server on this machine. */
export async function startTlsFront(target: string): Promise<Front> {
  const [cert, key] = ['localhost.pem', 'localhost.key'].map(name => fs.readFileSync(path.join(CERTIFICATES, name)));
  return listening(tls.createServer({ cert, key }, socket => join(socket, net.connect(Number(new URL(target).port), '127.0.0.1'))));
}

/** What a proxy does with the next client that wants to be connected. */
export type ProxyBehaviour = 'connects' | 'drops' | 'drops after half a second' | 'says nothing' | { readonly status: number };

/** A proxy with the list of what it was asked. */
export interface ConnectProxy extends Front {
  /** Request line and headers of each CONNECT, as text. */
  readonly seen: readonly string[];
}

/**
 * Starts an HTTP proxy that knows CONNECT only. It behaves as the list says, and connects where the list is at its end; `places` has the
 * ports of this machine that stand for other hosts.
 */
export async function startConnectProxy(
  behaviours: readonly ProxyBehaviour[] = [], places: Readonly<Record<string, number>> = {},
): Promise<ConnectProxy> {
  const seen: string[] = [];
  const server = http.createServer((_, response) => { response.writeHead(501).end(); });
  server.on('connect', (request, client: net.Socket) => {
    const behaviour = behaviours[seen.length] ?? 'connects';
    seen.push([request.url, ...request.rawHeaders].join(' '));
    const [host, port] = (request.url ?? '').split(':');
    if (behaviour === 'drops') {
      client.resetAndDestroy();
    } else if (typeof behaviour === 'object') {
      client.end(`HTTP/1.1 ${behaviour.status} ${http.STATUS_CODES[behaviour.status]}\r\n\r\n`);
    } else if (behaviour !== 'says nothing') {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(client, net.connect(places[host] ?? Number(port), host in places ? '127.0.0.1' : host));
      if (behaviour === 'drops after half a second') setTimeout(() => client.resetAndDestroy(), 500);
    }
  });
  return { ...await listening(server), seen };
}

function join(left: net.Socket, right: net.Socket): void {
  left.pipe(right).pipe(left);
  left.on('error', () => right.destroy());
  right.on('error', () => left.destroy());
}

async function listening(server: net.Server): Promise<Front> {
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as net.AddressInfo).port,
    stop: () => new Promise(resolve => {
      server.close(() => resolve());
      open.forEach(socket => socket.destroy());
    }),
  };
}
