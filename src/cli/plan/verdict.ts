import { listed } from './words';

/** As many as a person reads; the JSON has all. */
const SHOWN = 10;

/** Whether the services agree, and if not, in what they first differ. */
export function verdict(services: readonly { readonly title: string }[], differences: readonly string[]): string[] {
  if (services.length === 1) return [`only ${services[0].title} has files here: there is nothing to compare`];
  if (differences.length === 0) return [`${listed(services.map(({ title }) => title))} agree`];
  const more = differences.length - SHOWN;
  return ['the services differ', ...differences.slice(0, SHOWN).map((text) => `  ${text}`), ...more > 0 ? [`  and ${more} more (--json has all)`] : []];
}
