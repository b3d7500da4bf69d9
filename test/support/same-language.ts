import { isWithin, Language } from '../../src/model/patterns/language';

export function sameLanguage(a: Language, b: Language): boolean {
  return isWithin(a, b) && isWithin(b, a);
}
