import { complement, intersection, Language, languageOf, languageOfTokens, union } from '../../../src/model/patterns/language';
import { EVERY_NAME, setOf } from '../../../src/model/patterns/name-set';
import { Token } from '../../../src/model/patterns/tokens';

/** The names that a condition of `rules:if` on one variable lets through, by the documented meaning of the text. */
export function languageOfCondition(text: string): Language {
  const tokens = text.match(/\$\w+|==|!=|=~|!~|&&|\|\||[()]|"[^"]*"|\/(?:[^/\\]|\\.)+\//g) ?? [];
  let place = 0;
  const take = (sign: string): boolean => tokens[place] === sign && place++ >= 0;
  const either = (): Language => {
    let language = both();
    while (take('||')) language = union(language, both());
    return language;
  };
  const both = (): Language => {
    let language = test();
    while (take('&&')) language = intersection(language, test());
    return language;
  };
  const test = (): Language => {
    if (take('(')) {
      const inner = either();
      place++;
      return inner;
    }
    place++;
    if (take('==')) return name(tokens[place++]);
    if (take('!=')) return complement(name(tokens[place++]));
    if (take('=~')) return languageOfExpression(tokens[place++]);
    if (take('!~')) return complement(languageOfExpression(tokens[place++]));
    return languageOf(EVERY_NAME);
  };
  return either();
}

function name(quoted: string): Language {
  return languageOf(setOf([quoted.slice(1, -1)], []));
}

/** An anchored regular expression in the few words that we write. */
export function languageOfExpression(expression: string): Language {
  const [, source] = /^\/\^(.*)\$\/$/.exec(expression) ?? [];
  if (source === undefined) throw new Error(`${expression} is not for the whole name`);
  return alternatives(source).map(languageOfTokens).reduce(union);
}

function alternatives(source: string): Token[][] {
  if (source === '') return [[]];
  const [whole, optional, any, inPart, escaped, plain] = /^(?:(\(\.\+\\\/\)\?)|(\.\+)|(\[\^\\\/\][+*])|\\(.)|([^.*+?()[\]{}|\\^$/]))/u.exec(source) ?? [];
  if (whole === undefined) throw new Error(`${source} is not one of our words`);
  const rest = alternatives(source.slice(whole.length));
  const before = (...tokens: Token[]): Token[][] => rest.map((others) => [...tokens, ...others]);
  if (optional !== undefined) return [...rest, ...before({ kind: 'any-at-all' }, { kind: 'text', text: '/' })];
  if (any !== undefined) return before({ kind: 'any-at-all' });
  return inPart === undefined ? before({ kind: 'text', text: escaped ?? plain }) : before({ kind: 'any-in-part' });
}
