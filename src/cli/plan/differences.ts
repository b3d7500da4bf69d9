import { orderText, timeoutText, toolsText, valueText } from './job-text';
import { NormalJob } from './normal-job';
import { jobNames, ServiceJobs } from './service-jobs';
import { SETTING_FACETS } from './settings';
import { listed, titlesByText } from './words';

/** What services would do with a job, compared. */
export interface Comparison {
  /** What is not the same on all of them, in words; none: they agree. */
  readonly differences: readonly string[];
  /** What could not be compared. */
  readonly notCompared: readonly string[];
}

export function compare(services: readonly ServiceJobs[]): Comparison {
  const comparisons = jobNames(services).map((name) => compareJob(name, services));
  return {
    differences: comparisons.flatMap(({ differences }) => differences),
    notCompared: comparisons.flatMap(({ notCompared }) => notCompared),
  };
}

function compareJob(name: string, services: readonly ServiceJobs[]): Comparison {
  const runs = services.map(({ title, jobs, filteredBySettings = [] }) => ({
    title, jobs: jobs.filter((job) => job.name === name), isDecided: !filteredBySettings.includes(name),
  }));
  const often = titlesByText(runs.filter(({ isDecided }) => isDecided), ({ jobs }) => timesText(jobs.length));
  const undecided = undecidedText(name, runs.filter(({ isDecided }) => !isDecided).map(({ title }) => title));
  // of a job that does not run everywhere there is nothing more to compare
  if (often.size > 1) return { differences: [sentence(`"${name}" `, often)], notCompared: undecided };
  const variants = runs.flatMap(({ title, jobs: [job] }) => job === undefined ? [] : [{ title, job }]);
  return {
    differences: differencesOf(variants).map((text) => `"${name}" ${text}`),
    notCompared: [...undecided, ...[...undecidedSettings(variants), ...unknownValues(variants)].map((text) => `"${name}": ${text}`)],
  };
}

function undecidedText(name: string, titles: readonly string[]): string[] {
  return titles.map((title) => `"${name}": whether it runs for these files on ${title}, where the branch policy in the settings has the filter of paths`);
}

function timesText(count: number): string {
  if (count < 2) return count === 0 ? 'does not run' : 'runs';
  return `runs ${count} times`;
}

/** One service and its form of a job. */
interface Variant {
  readonly title: string;
  readonly job: NormalJob;
}

function differencesOf(variants: readonly Variant[]): string[] {
  return [
    ...[orderText, timeoutText, toolsText].flatMap((textOf) => differenceOf('', variants, textOf)),
    ...SETTING_FACETS.flatMap((facet) => {
      const textOf = (job: NormalJob): string | undefined => {
        const said = facet(job);
        return typeof said === 'string' ? said : undefined;
      };
      return differenceOf('', variants.filter(({ job }) => textOf(job) !== undefined), (job) => textOf(job) ?? '');
    }),
    ...differenceOfCommands(variants),
    ...valueNames(variants).flatMap((name) => {
      const known = variants.filter(({ job }) => job.values.get(name)?.kind !== 'unknown');
      return differenceOf(`reads different values from \`${name}\`: it `, known, ({ values }) => valueText(values.get(name)));
    }),
  ];
}

/** The first line that is not the same everywhere. */
function differenceOfCommands(variants: readonly Variant[]): string[] {
  const length = Math.max(...variants.map(({ job }) => job.commands.length));
  const lines = Array.from({ length }, (_, line) => differenceOf(`runs different commands: line ${line + 1} `, variants, ({ commands }) => commandText(commands[line])));
  return lines.find((found) => found.length > 0) ?? [];
}

function commandText(command: string | undefined): string {
  return command === undefined ? 'is not there' : `is \`${command}\``;
}

/** What the settings of a service decide, or the service itself: of one service alone there is nothing to compare. */
function undecidedSettings(variants: readonly Variant[]): string[] {
  if (variants.length < 2) return [];
  return SETTING_FACETS.flatMap((facet) => {
    const undecided = variants.flatMap(({ title, job }) => {
      const text = facet(job);
      return typeof text === 'object' ? [{ title, question: text.question }] : [];
    });
    const titles = titlesByText(undecided, ({ question }) => question);
    return [...titles].map(([question, services]) => `${question}, which no file says on ${listed(services)}`);
  });
}

function unknownValues(variants: readonly Variant[]): string[] {
  return valueNames(variants).flatMap((name) => {
    const unknown = variants.filter(({ job }) => job.values.get(name)?.kind === 'unknown').map(({ title }) => title);
    return unknown.length === 0 ? [] : [`the value of \`${name}\` is known only when the job runs on ${listed(unknown)}`];
  });
}

function valueNames(variants: readonly Variant[]): string[] {
  return [...new Set(variants.flatMap(({ job }) => [...job.values.keys()]))];
}

/** Each service stands with the line that has the job: what differs is there or below. */
function differenceOf(about: string, variants: readonly Variant[], textOf: (job: NormalJob) => string): string[] {
  const grouped = titlesByText(variants.map(({ title, job }) => ({ title: placedTitle(title, job), job })), ({ job }) => textOf(job));
  return grouped.size < 2 ? [] : [sentence(about, grouped)];
}

function placedTitle(title: string, { definedAt }: NormalJob): string {
  return definedAt === undefined ? title : `${title} (${definedAt})`;
}

/** "runs on GitHub Actions; does not run on GitLab CI" */
function sentence(about: string, grouped: ReadonlyMap<string, readonly string[]>): string {
  return about + [...grouped].map(([text, titles]) => `${text} on ${listed(titles)}`).join('; ');
}
