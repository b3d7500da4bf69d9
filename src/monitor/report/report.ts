import * as fs from 'node:fs';
import * as path from 'node:path';
import { ExitCode, Variable } from '../contract';
import { artifactFetcher, saveArtifacts } from './artifacts';
import { sendInsights } from './code-insights';
import { codeQuality } from './code-quality';
import { allResults, factsOf, hasEnded, type Facts, type Summary } from './facts';
import { failureLines, logTail } from './failure-lines';
import { gatherResults, type GatheredResults } from './gather-results';
import { junit } from './junit';
import { markdown } from './markdown';
import { failures } from './node-result';
import { outcomeJson } from './outcome-json';
import type { Provider } from './provider';
import type { Clock } from '../http/clock';
import { stepTitle } from '../http/run';
import type { Configuration } from '../settings/configuration';
import { isUnresolved, textOf, type Environment } from '../settings/setting';
import { words, type Printed } from '../show/output';
import { failedStep } from '../show/progress';
import { errorText } from '../text/json';
import { defused } from '../text/safe-line';

/** Where reports go, and by what means. */
export interface ReportContext {
  readonly env: Environment;
  /** Missing where the variables were wrong. */
  readonly config?: Configuration;
  readonly provider: Provider;
  /** What must not be in any report. */
  readonly secrets: readonly string[];
  /** Makes text from outside fit for a report. */
  readonly clean: (text: string) => string;
  readonly print: (printed: readonly Printed[]) => void;
  readonly clock: Clock;
  /** Ends all requests and waits. */
  readonly signal: AbortSignal;
}

/** Of a summary: GitHub refuses one above 1 MiB. */
const MOST_BYTES = 1_000_000;

/** Tells how the program ended, in all the ways that are wanted. Whatever fails is one line in the log and changes nothing else. */
export async function report(summary: Summary, context: ReportContext): Promise<void> {
  const { provider, env, config, clean, print, clock, signal } = context;
  const tell = (problems: readonly string[]) => print(words(problems.map(problem => `report: ${problem}`)));
  const attempt = async (what: string, action: () => Promise<readonly string[] | void>) => {
    tell(await action().catch((error: unknown) => [`${what} failed: ${errorText(error)}`]) ?? []);
  };
  // no path can be wrong: a report that fails is a line in the log
  const pathOf = (name: string) => {
    const value = textOf(context, name);
    return value === undefined || isUnresolved(value) ? undefined : value;
  };
  const write = async (name: string, content: (facts: Facts) => string) => {
    const file = pathOf(name);
    if (file !== undefined) await attempt(name, () => writeReport(file, content(facts)));
  };
  const gathered = await gather(summary, context, (pathOf(Variable.JUNIT_PATH) ?? pathOf(Variable.CODE_QUALITY_PATH)) === undefined ? 'failed' : 'all');
  const facts = factsOf(summary, config, clock.now(), clean, step => gathered.byStep.get(step.number) ?? []);
  print([...explanation(summary, facts, context), ...provider.annotate(facts)]);
  tell(gathered.problems);
  await write(Variable.JUNIT_PATH, junit);
  await write(Variable.CODE_QUALITY_PATH, codeQuality);
  const jobSummary = provider.jobSummary(env);
  if (jobSummary !== undefined) {
    await attempt('the summary', async () => {
      await addToReport(jobSummary.file, markdown(facts, MOST_BYTES), MOST_BYTES);
      print(jobSummary.announce);
    });
  }
  if (pathOf(Variable.OUTPUT_JSON) === '-') print(words([outcomeJson(facts)]));
  else await write(Variable.OUTPUT_JSON, () => `${outcomeJson(facts)}\n`);
  if (config === undefined || signal.aborted) return;
  await attempt('the Code Insights report', () => sendInsights(facts, env, config, signal));
  const { run } = summary;
  const folder = pathOf(Variable.ARTIFACTS_DIR);
  if (folder !== undefined && run !== undefined && hasEnded(summary.seen)) {
    await attempt(Variable.ARTIFACTS_DIR, () => saveArtifacts(folder, artifactFetcher(config, run.id, signal), context.secrets));
  }
}

async function gather({ run, seen }: Summary, context: ReportContext, which: 'failed' | 'all'): Promise<GatheredResults> {
  const { config, signal } = context;
  const isReadable = config !== undefined && run !== undefined && seen !== undefined && hasEnded(seen) && !signal.aborted;
  if (!isReadable) return { byStep: new Map(), problems: [] };
  return gatherResults(seen, which, { ...context, fetch: artifactFetcher(config, run.id, signal) });
}

/** Why the run failed: its models and tests that failed, else the end of the failed step's log. */
function explanation({ outcome, seen }: Summary, facts: Facts, context: ReportContext): readonly Printed[] {
  const step = seen === undefined ? undefined : failedStep(seen);
  if (outcome.code !== ExitCode.RUN_FAILED || step === undefined) return [];
  const failing = failures(allResults(facts));
  if (failing.length > 0) return words(failureLines(failing));
  if (step.log === '') return words([`${stepTitle(step)}, has no log yet`]);
  const [title, ...lines] = logTail(step, context.config?.logLines ?? 0);
  return title === undefined ? [] : context.provider.fold(defused(context.clean(title)), lines, context.clock.now());
}

/** Writes a report, and the folders above it. */
async function writeReport(file: string, text: string): Promise<void> {
  await fs.promises.mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await fs.promises.writeFile(file, text);
}

/** Adds to a report that others write to as well, if there is room for it. */
async function addToReport(file: string, text: string, mostBytes: number): Promise<void> {
  const { size } = await fs.promises.stat(file).catch(() => ({ size: 0 }));
  if (size + Buffer.byteLength(text) > mostBytes) throw new Error(`${file} has no room for it`);
  await fs.promises.appendFile(file, text);
}
