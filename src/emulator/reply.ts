import { Json, JsonObject, toJson } from './json';

/** An answer before it is written to the connection. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A successful answer in the envelope that all of the API but the artifacts uses. */
export function success(data: Json, extra?: JsonObject): Reply {
  return envelope(200, 'Success!', data, extra);
}

/** A refusal in the envelope. `data` names what was wrong with the request, where the service says it. */
export function refusal(status: number, userMessage: string, data: Json = null): Reply {
  return envelope(status, userMessage, data);
}

/** @see https://github.com/dbt-labs/terraform-provider-dbtcloud/issues/132 where the service's text is quoted */
export function invalidRequest(data: Json): Reply {
  return refusal(400, 'The request was invalid. Please double check the provided data and try again.', data);
}

/** The service does not say whether a thing is missing or hidden from the token. */
export function notFound(): Reply {
  return refusal(404, 'The requested resource was not found. Please check that you have the proper permissions.');
}

export function methodNotAllowed(method: string, allowed: readonly string[]): Reply {
  const reply = refusal(405, `Method "${method}" not allowed.`);
  return { ...reply, headers: { ...reply.headers, Allow: allowed.join(', ') } };
}

/** An answer for a path that no route has: the web framework answers it before the API does, so it is a page and not an envelope. */
export function notFoundPage(): Reply {
  const body = '<!doctype html>\n<html lang="en">\n<head><title>Not Found</title></head>\n<body>\n'
    + '<h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n';
  return { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

export function movedTo(location: string): Reply {
  return { status: 301, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Location': location }, body: '' };
}

/** A file as it is, without the envelope. */
export function jsonFile(content: Json): Reply {
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: toJson(content) };
}

function envelope(status: number, userMessage: string, data: Json, extra?: JsonObject): Reply {
  const developerMessage = status === 401 || status === 403 ? null : '';
  const body = {
    status: { code: status, is_success: status < 400, user_message: userMessage, developer_message: developerMessage },
    data,
    extra,
  };
  return { status, headers: { 'Content-Type': 'application/json' }, body: toJson(body) };
}
