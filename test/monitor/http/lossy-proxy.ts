import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that hands every request on, and cuts the connection in place of some answers. */
export interface LossyProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a proxy before a server on this machine. `loses` says of which requests, by method and path, the answer gets lost. */
export async function startLossyProxy(target: string, loses: (method: string, path: string) => boolean): Promise<LossyProxy> {
  const server = http.createServer((incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const onward = http.request(target + url, { method, headers }, answer => {
      if (loses(method, url)) {
        answer.resume().on('end', () => incoming.socket.resetAndDestroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
