import { commentBehind } from '../../../document/comment';
import { YamlMap } from '../../../document/document';
import { IdToken } from '../../../model/id-token';
import { Job } from '../../../model/job';
import { quote } from '../../../model/shell';

/** A job's own permissions take the place of the workflow's. @see https://docs.github.com/en/actions/reference/security/oidc */
export function renderPermissions({ idTokens }: Job): YamlMap | undefined {
  if (idTokens.length === 0) return undefined;
  return commentBehind({ 'contents': 'read', 'id-token': 'write' }, 'id-token', `for ${idTokens.map(({ variable }) => variable).join(', ')}`);
}

/**
 * The token that asks for another one goes to curl by its standard input: others on the machine can read a command line. The new one is
 * masked before anything can print it.
 */
export function fetchIdToken({ variable, audience }: IdToken): string[] {
  return [
    `${variable}=$(printf 'Authorization: bearer %s' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" |`,
    `  curl --fail --silent --show-error --retry 3 --header @- "$ACTIONS_ID_TOKEN_REQUEST_URL"${quote(`&audience=${encodeURIComponent(audience)}`)} |`,
    TAKE_VALUE,
    `echo "::add-mask::$${variable}"`,
    `export ${variable}`,
  ];
}

/** Of an answer such as `{"count":1,"value":"ey..."}`. */
const TAKE_VALUE = '  sed \'s/.*"value" *: *"\\([^"]*\\)".*/\\1/\')';
