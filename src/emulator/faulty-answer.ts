import * as http from 'node:http';
import { EditableJson, FaultyAnswer } from './faults';
import { movedTo, refusal, Reply } from './reply';

/** Answers wrongly: with what is left of the true reply, or with something else in its place. */
export function spoil(response: http.ServerResponse, reply: Reply, answer: FaultyAnswer): void {
  switch (answer.kind) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
    case 'cut off':
      begin(response, reply, Buffer.byteLength(reply.body));
      response.write(firstHalf(reply.body), () => response.destroy());
      return;
    case 'drip':
      drip(response, reply, answer.intervalMs);
      return;
    default:
      send(response, replacement(reply, answer));
  }
}

type Whole = Exclude<FaultyAnswer, { kind: 'reset' | 'silence' | 'cut off' | 'drip' }>;

/** What is sent as if it were the answer. */
function replacement(reply: Reply, answer: Whole): Reply {
  switch (answer.kind) {
    case 'status': {
      const error = refusal(answer.status, answer.message ?? http.STATUS_CODES[answer.status] ?? 'Error');
      return { ...error, headers: { ...error.headers, ...answer.headers } };
    }
    case 'page':
      return page(answer.status ?? 200);
    case 'redirect':
      return { ...movedTo(answer.to), status: answer.status ?? 302 };
    case 'truncated':
      return { ...reply, body: firstHalf(reply.body) };
    case 'media type':
      return { ...reply, headers: { ...reply.headers, 'Content-Type': answer.mediaType } };
    case 'edited':
      return { ...reply, body: edited(reply.body, answer.edit) };
  }
}

function page(status: number): Reply {
  const title = http.STATUS_CODES[status] ?? 'Error';
  const body = `<!doctype html>\n<html lang="en"><head><title>${status} ${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

/** The body with other data. An id of more than 15 digits would not survive it, so it is kept as text, which the monitor reads as well. */
function edited(body: string, edit: (data: EditableJson) => EditableJson): string {
  const envelope = JSON.parse(body.replace(/:(\d{16,})/g, ':"$1"')) as { [key: string]: EditableJson };
  return JSON.stringify('data' in envelope ? { ...envelope, data: edit(envelope.data) } : envelope);
}

function firstHalf(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2));
}

function drip(response: http.ServerResponse, reply: Reply, intervalMs: number): void {
  const bytes = Buffer.from(reply.body);
  let next = 0;
  begin(response, reply, bytes.length);
  const timer = setInterval(() => {
    response.write(bytes.subarray(next, ++next));
    if (next >= bytes.length) response.end();
  }, intervalMs);
  response.once('close', () => clearInterval(timer));
}

function begin(response: http.ServerResponse, reply: Reply, length: number): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': length });
}

function send(response: http.ServerResponse, reply: Reply): void {
  begin(response, reply, Buffer.byteLength(reply.body));
  response.end(reply.body);
}
