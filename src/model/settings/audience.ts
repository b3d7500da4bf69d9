import { invalid } from '../invalid';
import { checkShortText } from '../property';

/** Whom an id token is for. @throws an error when it is not allowed on all four */
export function checkAudience(property: string, audience: string): string {
  checkShortText(property, audience, 'the audience as a text');
  if (!/^[\w.:/@-]+$/.test(audience)) {
    throw invalid(property, audience, 'may hold only letters, digits and . _ - : / @', 'give the audience that the service names, such as "sts.amazonaws.com"');
  }
  return audience;
}
