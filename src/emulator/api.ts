import { Account } from './account';
import { refuseAccess } from './authentication';
import { InvalidQuery } from './query';
import { invalidRequest, methodNotAllowed, movedTo, notFoundPage, refusal, Reply } from './reply';
import { Route, routeOf } from './routes';

/** A request with its body, before anything was decided about it. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: Buffer;
}

/** The emulated API: from a request to its answer, without a connection. */
export class Api {
  public constructor(
    private readonly account: Account,
    private readonly token: string,
    private readonly host: string,
  ) {}

  /** Answers in the order of the service's framework: path, token, account, method, and only then what the request says. */
  public async answer(request: ApiRequest): Promise<Reply> {
    const [path, query] = splitAtFirst(request.target, '?');
    const route = routeOf(path);
    if (route === undefined) return strayReply(path, query);
    const refused = refuseAccess(request.authorization, this.token, route.params.account_id, this.account.id);
    if (refused !== undefined) return refused;
    return this.answerAllowed(request, route, new URLSearchParams(query));
  }

  private async answerAllowed(request: ApiRequest, route: Route, query: URLSearchParams): Promise<Reply> {
    const endpoint = route.methods[request.method];
    if (endpoint === undefined) return methodNotAllowed(request.method, Object.keys(route.methods));
    try {
      const { contentType, body } = request;
      return await endpoint({ params: route.params, query, contentType, body, account: this.account, host: this.host });
    } catch (error) {
      if (error instanceof InvalidQuery) return invalidRequest(error.data);
      return refusal(500, `The emulator failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/**
 * A path without its closing slash is moved to the one with it, whatever the method, as Django's `APPEND_SLASH` does
 * outside of its debug mode: a client that follows turns its POST into a GET, one that does not sees a 301, and neither
 * starts a run by a path that the specification does not have.
 *
 * @see https://docs.djangoproject.com/en/5.2/ref/middleware/#django.middleware.common.CommonMiddleware
 */
function strayReply(path: string, query: string | undefined): Reply {
  if (path.endsWith('/') || routeOf(`${path}/`) === undefined) return notFoundPage();
  return movedTo(query === undefined ? `${path}/` : `${path}/?${query}`);
}

function splitAtFirst(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
