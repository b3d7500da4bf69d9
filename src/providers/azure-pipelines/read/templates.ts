import { call, equal } from './expressions';
import { PipelineEvent } from '../../../model/event';
import { evaluate, known, Semantics, UnknownExpression } from '../../shared/read/expression';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asText, Mapping } from '../../shared/read/reader';

/**
 * The file with its `${{ }}` replaced, which is done once, before anything else is read.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/template-expressions
 */
export function expandTemplates(data: unknown, event: PipelineEvent, notes: Notes): Mapping {
  const mapping = asMapping(data);
  const expander = new Expander(parametersOf(mapping, event), notes);
  return asMapping(expander.expand(mapping));
}

/** What a person filled in, else the defaults. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/runtime-parameters */
function parametersOf({ parameters }: Mapping, event: PipelineEvent): ReadonlyMap<string, string> {
  const inputs = event.kind === 'manual' ? event.inputs : {};
  return new Map(asList(parameters).map(asMapping).flatMap((parameter): [string, string][] => {
    const name = asText(parameter.name);
    if (name === undefined) return [];
    const given = Object.hasOwn(inputs, name) ? inputs[name] : asText(parameter.default) ?? asText(asList(parameter.values)[0]);
    return given === undefined ? [] : [[name.toLowerCase(), given]];
  }));
}

class Expander {
  private readonly semantics: Semantics;

  constructor(parameters: ReadonlyMap<string, string>, private readonly notes: Notes) {
    this.semantics = {
      variable(name) {
        const value = parameters.get((/^parameters\.(.+)$/.exec(name)?.[1] ?? '').toLowerCase());
        if (value === undefined) throw new UnknownExpression(name);
        return value;
      },
      call(name, values) {
        if (name.toLowerCase() !== 'replace') return call(name, values);
        const [text, part, other] = values.map((value) => String(known(value) ?? ''));
        return text.split(part).join(other);
      },
      equal,
    };
  }

  expand(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.expand(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.text(key), this.expand(item)]));
  }

  private text(text: string): string {
    return text.replace(/\$\{\{\s*((?:'[^']*'|[^'])*?)\s*\}\}/g, (whole, expression: string) => {
      try {
        return String(evaluate(expression, this.semantics) ?? '');
      } catch (error) {
        if (!(error instanceof UnknownExpression)) throw error;
        this.notes.unknown(`\`${whole}\` is not evaluated`);
        return whole;
      }
    });
  }
}
