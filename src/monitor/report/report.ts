import type { Configuration } from '../configuration';
import { ExitCode, Variable } from '../contract';
import type { Clock } from '../drive';
import { errorText } from '../json';
import { logTail } from '../log-tail';
import { failedStep } from '../progress';
import { stepTitle } from '../run';
import { defused } from '../safe-line';
import { isUnresolved, textOf, type Environment } from '../setting';
import { artifactFetcher } from './artifact';
import { codeQuality } from './code-quality';
import { factsOf, hasEnded, type Ending } from './ending';
import { allResults, type Facts } from './facts';
import { failureLines } from './failure-lines';
import { gatherResults, type GatheredResults } from './gather-results';
import { junit } from './junit';
import { markdown } from './markdown';
import { failures } from './node-result';
import { outcomeJson } from './outcome-json';
import { words, type Printed } from './printed';
import type { Provider } from './provider';
import { saveArtifacts } from './save-artifacts';
import { sendInsights } from './send-insights';
import { addToReport, writeReport } from './write-report';

/** Where reports go, and by what means. */
export interface Desk {
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
export async function report(ending: Ending, desk: Desk): Promise<void> {
  const { provider, env, config, clean, print, clock, signal } = desk;
  const tell = (problems: readonly string[]) => print(words(problems.map(problem => `report: ${problem}`)));
  const attempt = async (what: string, action: () => Promise<readonly string[] | void>) => {
    tell(await action().catch((error: unknown) => [`${what} failed: ${errorText(error)}`]) ?? []);
  };
  // no path can be wrong: a report that fails is a line in the log
  const pathOf = (name: string) => {
    const path = textOf(desk, name);
    return path === undefined || isUnresolved(path) ? undefined : path;
  };
  const write = async (name: string, content: (facts: Facts) => string) => {
    const file = pathOf(name);
    if (file !== undefined) await attempt(name, () => writeReport(file, content(facts)));
  };
  const gathered = await gather(ending, desk, (pathOf(Variable.JUNIT_PATH) ?? pathOf(Variable.CODE_QUALITY_PATH)) === undefined ? 'failed' : 'all');
  const facts = factsOf(ending, config, clock.now(), clean, step => gathered.byStep.get(step.number) ?? []);
  print([...explanation(ending, facts, desk), ...provider.annotate(facts)]);
  tell(gathered.problems);
  await write(Variable.JUNIT_PATH, junit);
  await write(Variable.CODE_QUALITY_PATH, codeQuality);
  const summary = provider.summary(env);
  if (summary !== undefined) {
    await attempt('the summary', async () => {
      await addToReport(summary.file, markdown(facts, MOST_BYTES), MOST_BYTES);
      print(summary.announce);
    });
  }
  if (pathOf(Variable.OUTPUT_JSON) === '-') print(words([outcomeJson(facts)]));
  else await write(Variable.OUTPUT_JSON, () => `${outcomeJson(facts)}\n`);
  if (config === undefined || signal.aborted) return;
  await attempt('the Code Insights report', () => sendInsights(facts, env, config, signal));
  const { run } = ending;
  const folder = pathOf(Variable.ARTIFACTS_DIR);
  if (folder !== undefined && run !== undefined && hasEnded(ending.seen)) {
    await attempt(Variable.ARTIFACTS_DIR, () => saveArtifacts(folder, artifactFetcher(config, run.id, signal), desk.secrets));
  }
}

async function gather({ run, seen }: Ending, desk: Desk, which: 'failed' | 'all'): Promise<GatheredResults> {
  const { config, signal } = desk;
  const isReadable = config !== undefined && run !== undefined && seen !== undefined && hasEnded(seen) && !signal.aborted;
  if (!isReadable) return { byStep: new Map(), problems: [] };
  return gatherResults(seen, which, { ...desk, fetch: artifactFetcher(config, run.id, signal) });
}

/** Why the run failed: its models and tests that failed, else the end of the failed step's log. */
function explanation({ outcome, seen }: Ending, facts: Facts, desk: Desk): readonly Printed[] {
  const step = seen === undefined ? undefined : failedStep(seen);
  if (outcome.code !== ExitCode.RUN_FAILED || step === undefined) return [];
  const failing = failures(allResults(facts));
  if (failing.length > 0) return words(failureLines(failing));
  if (step.log === '') return words([`${stepTitle(step)}, has no log yet`]);
  const [title, ...lines] = logTail(step, desk.config?.logLines ?? 0);
  return title === undefined ? [] : desk.provider.fold(defused(desk.clean(title)), lines, desk.clock.now());
}
